import { expect, test } from '@playwright/test';

test('the portal offers its demo people at sign-in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Amara Okafor')).toBeVisible();
  await expect(page.getByText('Mei Tanaka')).toBeVisible();
});
