import { expect, type BrowserContext } from '@playwright/test';

/** What Backstage and Material UI say of themselves, and what is no fault of a page. */
const KNOWN = [
  // Material UI 4 and Backstage's table on React 18
  /findDOMNode is deprecated/,
  /Support for defaultProps will be removed[^]*@material-table/,
  // A text of several lines in the scaffolder's forms
  /Failed %s type[^]*The prop `rows` of `ForwardRef\(TextField\)` is deprecated/,
  // The sidebar shows a notification anew that replaces one which is still on the screen.
  /two children with the same key[^]*NotificationsSidebarItem/,
];

/** Collects what pages write to the console as errors, and errors that nobody caught. */
export class ConsoleWatch {
  private problems: string[] = [];
  private expected: RegExp[] = [];

  constructor(context: BrowserContext) {
    context.on('console', message => {
      if (message.type() === 'error') {
        const { url } = message.location();
        this.add(`${message.text()} (${url})`);
      }
    });
    context.on('weberror', error => this.add(String(error.error().stack)));
  }

  /** Browsers report each answer such as 404 as an error; here are some that the test provokes. */
  expectRefusals(...statuses: number[]): void {
    for (const status of statuses) {
      this.expected.push(new RegExp(`responded with a status of ${status}`));
    }
  }

  /** Other errors that the test provokes. */
  expectErrors(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  reset(): void {
    this.problems = [];
    this.expected = [];
  }

  verify(): void {
    const unexpected = this.problems.filter(
      text => ![...KNOWN, ...this.expected].some(each => each.test(text)),
    );
    const messages = unexpected.map(text => text.split('\n    at ')[0]);
    expect(messages, 'errors on the console').toEqual([]);
  }

  private add(problem: string): void {
    this.problems.push(problem);
  }
}
