import type { Locator, Page } from '@playwright/test';

/** Presses a key until an element has the focus. */
export async function reach(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate(element => element === document.activeElement)) {
      return;
    }
  }
  throw new Error('The keyboard does not reach it.');
}
