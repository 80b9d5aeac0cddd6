import { join } from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = join(__dirname, '../../screenshots');

/** Keeps a picture of the page, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: 'disabled',
  });
}
