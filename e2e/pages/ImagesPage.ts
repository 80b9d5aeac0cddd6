import type { Session } from '../portal/Session';

/** The image projects. */
export class ImagesPage {
  constructor(private readonly session: Session) {}

  async open(query = ''): Promise<this> {
    await this.session.go(`/vdi/images${query}`);
    return this;
  }

  get table() {
    return this.session.page.getByRole('table', { name: 'Images' });
  }

  row(name: string) {
    return this.table.getByRole('row').filter({
      has: this.session.page.getByRole('link', { name, exact: true }),
    });
  }
}
