import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Backstage's own. */
const NOT_OURS = [
  // Its name lacks the number of unread ones, which is part of its text.
  'a[aria-label="Notifications"]',
  // Tabs of a page control panels that the page does not have.
  '[role="tablist"][aria-label="Toolbar tabs"]',
];

/** Looks for what keeps people from using the page as it is now. */
export async function expectAccessible(
  page: Page,
  what: string,
): Promise<void> {
  const axe = new AxeBuilder({ page });
  NOT_OURS.forEach(selector => axe.exclude(selector));
  const { violations } = await axe.analyze();
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${help}: ${target.join(' ')}\n${failureSummary}`,
      ),
    );
  expect.soft(findings, what).toEqual([]);
}
