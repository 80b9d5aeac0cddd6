import type { Session } from '../portal/Session';

/** One image project: its builds, what it is made of, and what happened to it. */
export class ImagePage {
  constructor(
    private readonly session: Session,
    private readonly imageId: string,
  ) {}

  async open(): Promise<this> {
    await this.session.go(`/vdi/images/${this.imageId}`);
    return this;
  }

  heading(name: string) {
    return this.session.page.getByRole('heading', { name, level: 2 });
  }

  panel(title: 'Builds' | 'What it is made of' | 'History') {
    return this.session.page.getByRole('region', { name: title, exact: true });
  }

  build(number: number) {
    const { page } = this.session;
    return this.panel('Builds')
      .getByRole('row')
      .filter({
        has: page.getByRole('button', { name: `Build ${number}`, exact: true }),
      });
  }

  /** All about one build. */
  async openBuild(number: number) {
    const { page } = this.session;
    const name = `Build ${number}`;
    await this.build(number).getByRole('button', { name, exact: true }).click();
    return page.getByRole('region', { name, exact: true });
  }

  /** How far the build under way is. */
  underWay(number: number) {
    return this.session.page.getByRole('region', {
      name: `Build ${number} is under way`,
    });
  }

  get history() {
    return this.panel('History').getByRole('listitem');
  }

  /** The question that comes before something is changed or lost. */
  question(title: string | RegExp) {
    return this.session.page.getByRole('dialog', { name: title });
  }

  /** Chooses what is asked about first, and agrees. */
  async agree(what: string, question: RegExp, answer: string): Promise<void> {
    const { page } = this.session;
    await page.getByRole('button', { name: what, exact: true }).first().click();
    const dialog = this.question(question);
    await dialog.getByRole('button', { name: answer }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
