import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a warm desktop is had at once', async ({ amara, mei, name }) => {
  const { items } = await mei.api.startPoolMembers('ubuntu-developer', {
    count: 1,
  });
  await mei.api.waitFor(items[0].id, 'pooled');

  const { page } = amara;
  const workstations = await new WorkstationsPage(amara).open();
  await expect(
    page.getByText('1 desktop is warm: ready in seconds.'),
  ).toBeVisible();
  await screenshot(page, 'workstations-empty-warm');
  await workstations.newButton.click();
  const dialog = new NewWorkstationDialog(page);
  await dialog.fill(name);
  await expect(dialog.root.getByText('1 ready now')).toBeVisible();
  await expect(dialog.submit).toHaveText('Get it now');
  await screenshot(page, 'new-workstation-warm');
  await dialog.submit.click();

  const card = workstations.card(name);
  await expect(card.connect).toBeEnabled();
  await expect(card.status('Ready')).toBeVisible();
  const mine = await amara.api.listWorkstations({ owner: 'me' });
  expect(mine.items.map(({ id }) => id)).toEqual([items[0].id]);
});
