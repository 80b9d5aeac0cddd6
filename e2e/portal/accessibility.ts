import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { screenshot } from './screenshot';

const THEMES = ['light', 'dark'] as const;

/** Looks for what keeps people from using the page as it is now, in both themes; keeps a picture of each. */
export async function expectAccessible(
  page: Page,
  name: string,
): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await screenshot(page, theme === 'light' ? name : `${name}-${theme}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary, html }) => ({
          target,
          failureSummary,
          html,
        })),
      }));
    expect.soft(serious, `${name} in the ${theme} theme`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
