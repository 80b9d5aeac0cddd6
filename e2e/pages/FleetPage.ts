import type { Session } from '../portal/Session';

/** Everybody's workstations. */
export class FleetPage {
  constructor(private readonly session: Session) {}

  async open(query = ''): Promise<this> {
    await this.session.go(`/vdi/all${query}`);
    return this;
  }

  get table() {
    return this.session.page.getByRole('table', {
      name: 'Workstations of everybody',
    });
  }

  get filters() {
    return this.session.page.getByRole('search', { name: 'Filters' });
  }

  get search() {
    return this.filters.getByLabel('Search');
  }

  row(name: string) {
    return this.table.getByRole('row').filter({
      has: this.session.page.getByRole('rowheader', { name, exact: true }),
    });
  }

  /** Names in the order of the rows. */
  get names() {
    return this.table.getByRole('rowheader');
  }

  get chooseAll() {
    return this.table.getByLabel('Choose all on this page');
  }

  box(name: string) {
    return this.table.getByLabel(`Choose ${name}`, { exact: true });
  }

  /** What can be done with the chosen ones together. */
  get bulkBar() {
    return this.session.page.getByRole('group', {
      name: 'The chosen workstations',
    });
  }

  /** How far it is with something that is done with several. */
  bulkRun(title: string) {
    return this.session.page.getByRole('region', { name: title });
  }

  column(title: string) {
    return this.table.getByRole('columnheader', { name: title });
  }

  async choose(filter: 'Status' | 'Template', option: string): Promise<void> {
    const { page } = this.session;
    await this.filters.getByRole('button', { name: filter }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.keyboard.press('Escape');
  }

  async chooseOwner(text: string, option: RegExp): Promise<void> {
    await this.filters.getByLabel('Owner').fill(text);
    await this.session.page.getByRole('option', { name: option }).click();
  }
}
