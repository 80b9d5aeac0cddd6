import type { Session } from '../portal/Session';

/** The portal's page for new things: its templates, their forms, and what they do. */
export class CreatePage {
  constructor(private readonly session: Session) {}

  async open(): Promise<this> {
    await this.session.go('/create');
    return this;
  }

  /** Opens the form of a template. */
  async choose(title: string): Promise<void> {
    const { page } = this.session;
    await page
      .locator('.MuiCard-root')
      .filter({ has: page.getByRole('heading', { name: title, level: 4 }) })
      .getByRole('button', { name: 'Choose' })
      .click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  }

  field(label: string | RegExp) {
    return this.session.page.getByRole('textbox', { name: label });
  }

  /** Chooses of what the catalog has. */
  async pick(label: string, entity: string): Promise<void> {
    const { page } = this.session;
    await this.field(label).fill(entity);
    await page.getByRole('option', { name: entity }).click();
  }

  /** To the next page of the form, which is there once something of it is. */
  async next(button: 'Next' | 'Review' = 'Next'): Promise<void> {
    const { page } = this.session;
    await page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Has all of it done. */
  async create(): Promise<void> {
    const { page } = this.session;
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.waitForURL(/\/create\/tasks\/[0-9a-f-]+$/);
  }

  /** Goes to something that was made. Links to it are complete addresses, which the portal opens in another tab. */
  async follow(title: string): Promise<void> {
    const { page } = this.session;
    const address = await this.result(title).getAttribute('href');
    await this.session.go(new URL(address ?? '', page.url()).pathname);
  }

  /** A link to what was made. */
  result(title: string) {
    return this.session.page
      .getByRole('article')
      .getByRole('link', { name: title });
  }
}
