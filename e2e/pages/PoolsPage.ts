import type { Session } from '../portal/Session';

/** The warm pools. */
export class PoolsPage {
  constructor(private readonly session: Session) {}

  async open(): Promise<this> {
    await this.session.go('/vdi/pools');
    return this;
  }

  get table() {
    return this.session.page.getByRole('table', { name: 'Pools' });
  }

  row(name: string) {
    return this.table.getByRole('row').filter({
      has: this.session.page.getByRole('link', { name, exact: true }),
    });
  }

  /** Begins a pool for a template that has none. */
  async begin(template: string): Promise<void> {
    const { page } = this.session;
    await page.getByRole('button', { name: 'New pool' }).click();
    const dialog = page.getByRole('dialog', { name: 'New pool' });
    await dialog.getByLabel('Template').fill(template);
    await page.getByRole('option', { name: template }).click();
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
