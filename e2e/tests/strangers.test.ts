import { WorkstationPage } from '../pages/WorkstationPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a developer sees nothing of what belongs to others', async ({
  amara,
  jonas,
  mei,
  name,
}) => {
  const workstation = await amara.api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const { page } = jonas;

  await test.step('not their workstations', async () => {
    jonas.console.expectRefusals(404);
    await new WorkstationPage(jonas, workstation).open();
    await expect(
      page.getByRole('heading', { name: 'There is no such workstation' }),
    ).toBeVisible();
    await expect(page.getByText(name)).toHaveCount(0);
    await screenshot(page, 'workstation-not-found');
    await page.getByRole('button', { name: 'To my workstations' }).click();
    await expect(page).toHaveURL(/\/vdi$/);
  });

  await test.step('not the fleet', async () => {
    jonas.console.expectRefusals(403);
    await expect(
      page.getByRole('heading', { name: 'A desktop, seconds away' }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'All' })).toHaveCount(0);
    await jonas.go('/vdi/all');
    await expect(
      page.getByRole('heading', { name: 'You may not see this' }),
    ).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    await screenshot(page, 'fleet-forbidden');
  });

  await test.step('not how the fleet is run', async () => {
    for (const title of ['Templates', 'Pools', 'Operations']) {
      await expect(page.getByRole('link', { name: title })).toHaveCount(0);
    }
    for (const path of [
      'templates',
      'templates/ubuntu-developer',
      'pools',
      'pools/amazon-linux',
      'operations',
    ]) {
      await jonas.go('/vdi');
      await expect(
        page.getByRole('heading', { name: 'You may not see this' }),
      ).toHaveCount(0);
      await jonas.go(`/vdi/${path}`);
      await expect(
        page.getByRole('heading', { name: 'You may not see this' }),
      ).toBeVisible();
    }
  });

  await test.step('which the administrator is shown the way to', async () => {
    await mei.go('/vdi');
    await mei.page.getByRole('link', { name: 'All', exact: true }).click();
    await expect(mei.page.getByRole('link', { name })).toBeVisible();
  });
});
