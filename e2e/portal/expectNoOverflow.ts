import { expect, type Page } from '@playwright/test';

/** The width of a phone, in pixels. */
export const PHONE = { width: 390, height: 844 };

/** On a phone, nothing of the page is wider than the screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
}
