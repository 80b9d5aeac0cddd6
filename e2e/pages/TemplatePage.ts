import type { Session } from '../portal/Session';

/** One template: its versions, and how it is offered. */
export class TemplatePage {
  constructor(
    private readonly session: Session,
    private readonly templateId: string,
  ) {}

  async open(): Promise<this> {
    await this.session.go(`/vdi/templates/${this.templateId}`);
    return this;
  }

  heading(name: string) {
    return this.session.page.getByRole('heading', { name, level: 2 });
  }

  panel(title: 'Versions' | 'How it is offered' | 'Facts' | 'History') {
    return this.session.page.getByRole('region', { name: title, exact: true });
  }

  version(number: number) {
    return this.panel('Versions')
      .getByRole('row')
      .filter({
        has: this.session.page.getByRole('rowheader', {
          name: `Version ${number}`,
        }),
      });
  }

  /** The question that comes before another version becomes the default. */
  get rollout() {
    return this.session.page.getByRole('dialog', {
      name: /^(Make version|Roll )/,
    });
  }

  get history() {
    return this.panel('History').getByRole('listitem');
  }

  get settings() {
    return this.session.page.getByRole('form', { name: 'How it is offered' });
  }

  async save(): Promise<void> {
    await this.settings.getByRole('button', { name: 'Save' }).click();
    await this.settings
      .getByText('Not saved yet')
      .waitFor({ state: 'detached' });
  }
}
