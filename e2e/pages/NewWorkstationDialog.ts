import type { Page } from '@playwright/test';

/** The dialog that asks for a workstation. */
export class NewWorkstationDialog {
  constructor(private readonly page: Page) {}

  get root() {
    return this.page.getByRole('dialog', { name: /^New workstation/ });
  }

  get name() {
    return this.root.getByLabel('Name');
  }

  template(name: string) {
    return this.root.getByRole('radio', { name });
  }

  get chosenTemplate() {
    return this.root.getByRole('radio', { checked: true });
  }

  /** The button that asks for it; its words depend on what will happen. */
  get submit() {
    return this.root.locator('button[type=submit]');
  }

  async fill(name: string, template = 'Ubuntu 24.04 developer') {
    await this.template(template).check();
    await this.name.fill(name);
  }

  async create(name: string, template?: string): Promise<void> {
    await this.fill(name, template);
    await this.submit.click();
    await this.root.waitFor({ state: 'hidden' });
  }
}
