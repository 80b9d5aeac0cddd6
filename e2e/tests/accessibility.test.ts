import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { expectAccessible } from '../portal/accessibility';
import { expect, test } from '../portal/test';

test('workstations and their dialogs are open to everybody', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  const workstations = await new WorkstationsPage(amara).open();
  await expect(
    page.getByRole('heading', { name: 'A desktop, seconds away' }),
  ).toBeVisible();
  await expectAccessible(page, 'workstations-empty');

  await workstations.newButton.click();
  const dialog = new NewWorkstationDialog(page);
  await dialog.fill(name);
  await dialog.root.getByRole('button', { name: 'Advanced' }).click();
  await expect(dialog.root.getByLabel('Version')).toBeVisible();
  await expectAccessible(page, 'new-workstation');
  await dialog.submit.click();
  const card = workstations.card(name);
  await expect(card.root.getByRole('progressbar')).toBeVisible();
  await expectAccessible(page, 'workstations-progress');

  const { items } = await api.listWorkstations({ owner: 'me' });
  await api.waitFor(items[0].id, 'ready');
  await expect(card.connect).toBeVisible();
  await expectAccessible(page, 'workstations');
  await card.moreWays.click();
  await expect(
    page.getByRole('menuitem', { name: 'Get the DCV client' }),
  ).toBeVisible();
  await expectAccessible(page, 'connect-menu');
  await page.keyboard.press('Escape');
  await card.chooseAction('Delete');
  await expect(card.question(`Delete “${name}”?`)).toBeVisible();
  await expectAccessible(page, 'delete-dialog');
});
