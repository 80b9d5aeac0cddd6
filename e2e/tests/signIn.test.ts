import { ConsoleWatch } from '../portal/ConsoleWatch';
import { people } from '../portal/people';
import { screenshot } from '../portal/screenshot';
import { expectAccessible } from '../portal/accessibility';
import { expect, test } from '../portal/test';

test('somebody chooses who to be and stays it until they sign out', async ({
  page,
}) => {
  const watch = new ConsoleWatch(page.context());
  await page.goto('/vdi');
  for (const { choice } of Object.values(people)) {
    await expect(page.getByRole('button', { name: choice })).toBeVisible();
  }
  await screenshot(page, 'sign-in');
  await expectAccessible(page, 'sign-in');
  await page.getByRole('button', { name: people.amara.choice }).click();
  await expect(
    page.getByRole('heading', { name: 'A desktop, seconds away' }),
  ).toBeVisible();

  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'Hello, Amara' }),
  ).toBeVisible();
  await screenshot(page, 'home-empty');
  watch.verify();
});
