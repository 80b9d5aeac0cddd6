import type { Session } from '../portal/Session';

/** One warm pool: its numbers, its charts, and how many are wanted when. */
export class PoolPage {
  constructor(
    private readonly session: Session,
    private readonly templateId: string,
  ) {}

  async open(): Promise<this> {
    await this.session.go(`/vdi/pools/${this.templateId}`);
    return this;
  }

  heading(template: string) {
    return this.session.page.getByRole('heading', {
      name: `Warm pool of ${template}`,
    });
  }

  panel(
    title: 'Set up a warm pool' | 'What is kept warm' | 'Target and members',
  ) {
    return this.session.page.getByRole('region', { name: title });
  }

  figure(label: string) {
    const { page } = this.session;
    return page
      .locator('dl > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .getByRole('definition');
  }

  get pause() {
    return this.session.page.getByLabel('Paused', { exact: true });
  }

  /** Number fields and others of the pool itself. */
  field(label: string) {
    return this.session.page.getByLabel(label, { exact: true }).first();
  }

  window(number: number) {
    return this.session.page.getByRole('group', { name: `Window ${number}` });
  }
}
