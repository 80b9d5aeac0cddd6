import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { reach } from '../portal/keyboard';
import { expect, test } from '../portal/test';

test('everything can be done with the keyboard', async ({ amara, name }) => {
  const { page, api } = amara;
  const workstations = await new WorkstationsPage(amara).open();
  await expect(workstations.newButton).toBeVisible();

  await test.step('change one’s mind', async () => {
    await reach(page, workstations.newButton);
    await page.keyboard.press('Enter');
    const dialog = new NewWorkstationDialog(page);
    await expect(dialog.name).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog.root).toHaveCount(0);
    await expect(workstations.newButton).toBeFocused();
  });

  await test.step('ask for a workstation', async () => {
    await page.keyboard.press('Enter');
    const dialog = new NewWorkstationDialog(page);
    await expect(dialog.name).toBeVisible();
    // Of templates, as of all radio buttons, the keyboard first reaches the one that is chosen.
    await reach(page, dialog.chosenTemplate);
    await reach(page, dialog.template('Ubuntu 24.04 developer'), 'ArrowDown');
    await reach(page, dialog.name);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(workstations.card(name).root).toBeVisible();
  });

  const { items } = await api.listWorkstations({ owner: 'me' });
  await api.waitFor(items[0].id, 'ready');
  let card = workstations.card(name);
  await expect(card.connect).toBeVisible();

  await test.step('look at the ways to connect', async () => {
    await reach(page, card.moreWays);
    await page.keyboard.press('Enter');
    const first = page.getByRole('menuitem', { name: 'Open in browser' });
    await expect(first).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(
      page.getByRole('menuitem', { name: 'Open in DCV client' }),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(first).toHaveCount(0);
    await expect(card.moreWays).toBeFocused();
  });

  await test.step('rename it', async () => {
    await reach(page, card.menu, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const rename = card.action('Rename');
    await rename.waitFor();
    await reach(page, rename, 'ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = card.question(`Rename “${name}”`);
    await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type(`${name}-too`);
    await reach(page, dialog.getByRole('button', { name: 'Rename' }));
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    card = workstations.card(`${name}-too`);
    await expect(card.menu).toBeFocused();
  });

  await test.step('delete it, after a second thought', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Details' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const question = card.question(`Delete “${name}-too”?`);
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(card.menu).toBeFocused();
  });
});
