import type { Session } from '../portal/Session';

/** What workstations are made from. */
export class TemplatesPage {
  constructor(private readonly session: Session) {}

  async open(): Promise<this> {
    await this.session.go('/vdi/templates');
    return this;
  }

  get table() {
    return this.session.page.getByRole('table', { name: 'Templates' });
  }

  row(name: string) {
    return this.table.getByRole('row').filter({
      has: this.session.page.getByRole('link', { name, exact: true }),
    });
  }
}
