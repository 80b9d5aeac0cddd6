import { expect, type Browser, type Page } from '@playwright/test';
import { ConsoleWatch } from './ConsoleWatch';
import type { PersonApi } from './PersonApi';
import type { Person } from './people';

type Theme = 'light' | 'dark';

const DESKTOP = { width: 1280, height: 800 };
const STORAGE_KEY = 'demo.userEntityRef';

/** One person in front of the portal. */
export class Session {
  private theme: Theme = 'light';

  private constructor(
    readonly person: Person,
    readonly api: PersonApi,
    readonly page: Page,
    readonly console: ConsoleWatch,
  ) {}

  /** A browser of its own in which the person has been chosen already. */
  static async start(
    browser: Browser,
    options: { baseURL: string; person: Person; api: PersonApi },
  ): Promise<Session> {
    const { baseURL, person, api } = options;
    const context = await browser.newContext({
      baseURL,
      viewport: DESKTOP,
      locale: 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await context.addInitScript(
      ([key, ref]) => {
        // Frames without an origin have no storage.
        if (window.origin !== 'null') {
          sessionStorage.setItem(key, ref);
        }
      },
      [STORAGE_KEY, person.ref],
    );
    const watch = new ConsoleWatch(context);
    return new Session(person, api, await context.newPage(), watch);
  }

  /**
   * Goes to an address within the portal. A development build takes seconds to load, so it is loaded once; from then
   * on this is what a link does.
   */
  async go(path: string): Promise<void> {
    if (this.page.url() === 'about:blank') {
      await this.page.goto(path);
      return;
    }
    await this.page.evaluate(to => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, path);
  }

  /** As a test finds it, whatever the test before did. */
  async begin(): Promise<void> {
    this.console.reset();
    await this.page.setViewportSize(DESKTOP);
    if (this.theme === 'dark') {
      await this.wear('light');
      // Backstage leaves some of the other theme's styles behind until the page is loaded again.
      await this.page.goto('about:blank');
    }
    // Elsewhere than where the test begins, so that no dialog and no pointer is left over there
    await this.go('/settings');
    await expect(
      this.page.getByRole('heading', { name: 'Settings' }),
    ).toBeVisible({ timeout: 60_000 });
    await this.page.mouse.move(0, 0);
    // Nor what the page that was open before had to say
    this.console.reset();
  }

  /** In the colors of a theme. The portal begins anew with it and forgets what was open. */
  async wear(theme: Theme): Promise<void> {
    this.theme = theme;
    await this.page.emulateMedia({ colorScheme: theme });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
