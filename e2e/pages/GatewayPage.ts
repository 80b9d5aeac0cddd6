import type { Page } from '@playwright/test';

/** What the simulated gateway shows in the place of a desktop. */
export class GatewayPage {
  constructor(readonly page: Page) {}

  get status() {
    return this.page.getByRole('status');
  }

  fact(title: string) {
    return this.page
      .locator('dl > div')
      .filter({ has: this.page.getByRole('term').getByText(title) })
      .getByRole('definition');
  }
}
