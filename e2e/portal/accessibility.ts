import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Backstage's own: its name lacks the number of unread ones, which is part of its text. */
const NOTIFICATIONS = 'a[aria-label="Notifications"]';

/** Looks for what keeps people from using the page as it is now. */
export async function expectAccessible(
  page: Page,
  what: string,
): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude(NOTIFICATIONS)
    .analyze();
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
