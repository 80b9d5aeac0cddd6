import type { Session } from '../portal/Session';

/** Something of the catalog. */
export class EntityPage {
  constructor(
    private readonly session: Session,
    /** Kind and name, such as `resource/amazon-linux` */
    private readonly entity: string,
  ) {}

  async open(tab = ''): Promise<this> {
    const [kind, name] = this.entity.split('/');
    await this.session.go(`/catalog/default/${kind}/${name}${tab}`);
    return this;
  }

  heading(title: string) {
    return this.session.page.getByRole('heading', { name: title }).first();
  }

  tab(name: string) {
    return this.session.page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name, exact: true });
  }
}
