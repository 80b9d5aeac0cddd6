import type { Locator, Page } from '@playwright/test';

/** What can be done with one workstation, on a card or on its own page. */
export class WorkstationControls {
  constructor(
    protected readonly page: Page,
    readonly root: Locator,
    readonly name: string,
  ) {}

  get connect() {
    return this.root.getByRole('button', {
      name: `Connect to ${this.name} in the browser`,
    });
  }

  get moreWays() {
    return this.root.getByRole('button', {
      name: `More ways to connect to ${this.name}`,
    });
  }

  get menu() {
    return this.root.getByRole('button', {
      name: `More actions for ${this.name}`,
    });
  }

  /** The status in words, which are also those of a step to it and of a line in the history. */
  status(words: string | RegExp) {
    return this.root
      .getByText(words, { exact: true })
      .and(this.page.locator('[title]'));
  }

  /** The status of one that is gone, or is about to be. */
  get ending() {
    return this.status(/^(Deleting|Deleted)$/);
  }

  /** Connects in the browser. Returns the tab that opens. */
  async connectInBrowser(): Promise<Page> {
    const [tab] = await Promise.all([
      this.page.waitForEvent('popup'),
      this.connect.click(),
    ]);
    return tab;
  }

  async chooseWay(way: string): Promise<void> {
    await this.moreWays.click();
    await this.page.getByRole('menuitem', { name: way }).click();
  }

  /** An entry of the open menu. What follows its name is the reason why it cannot be chosen yet. */
  action(name: string) {
    return this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) });
  }

  /** Everything that the menu offers, in its order. */
  async actions(): Promise<string[]> {
    await this.menu.click();
    await this.action('Delete').waitFor();
    const names = await this.page.getByRole('menuitem').allInnerTexts();
    await this.page.keyboard.press('Escape');
    await this.action('Delete').waitFor({ state: 'hidden' });
    return names.map(name => name.replace(/\s+/g, ' '));
  }

  async chooseAction(name: string): Promise<void> {
    await this.menu.click();
    await this.action(name).click();
  }

  /** The question that comes before something is changed or lost. */
  question(title: string) {
    return this.page.getByRole('dialog', { name: title });
  }

  async delete(): Promise<void> {
    await this.chooseAction('Delete');
    const question = this.question(`Delete “${this.name}”?`);
    await question.getByRole('button', { name: 'Delete' }).click();
    await question.waitFor({ state: 'hidden' });
  }
}
