import { FleetPage } from '../pages/FleetPage';
import { GatewayPage } from '../pages/GatewayPage';
import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationPage } from '../pages/WorkstationPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { expectAccessible } from '../portal/accessibility';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

for (const theme of ['light', 'dark'] as const) {
  test(`every page and dialog is open to everybody, ${theme}`, async ({
    amara,
    mei,
    name,
  }) => {
    const { page, api } = amara;
    const check = async (what: string, shown = page) => {
      await screenshot(shown, `${what}-${theme}`);
      await expectAccessible(shown, what);
    };
    await amara.wear(theme);
    await mei.wear(theme);
    const workstations = await new WorkstationsPage(amara).open();
    const card = workstations.card(name);

    await test.step('a new workstation', async () => {
      await expect(
        page.getByRole('heading', { name: 'A desktop, seconds away' }),
      ).toBeVisible();
      await check('workstations-empty');
      await workstations.newButton.click();
      const dialog = new NewWorkstationDialog(page);
      await dialog.fill(name);
      await dialog.root.getByRole('button', { name: 'Advanced' }).click();
      await expect(dialog.root.getByText('Version 2 (default)')).toBeVisible();
      await check('new-workstation');
      await dialog.submit.click();
      await expect(card.root.getByRole('progressbar')).toBeVisible();
      await check('workstations-progress');
    });

    const { items } = await api.listWorkstations({ owner: 'me' });
    const workstation = await api.waitFor(items[0].id, 'ready');

    await test.step('workstations', async () => {
      await expect(card.connect).toBeVisible();
      await check('workstations');
      await card.moreWays.click();
      await expect(
        page.getByRole('menuitem', { name: 'Get the DCV client' }),
      ).toBeVisible();
      await check('connect-menu');
      await page.keyboard.press('Escape');
      await card.chooseAction('Delete');
      await expect(card.question(`Delete “${name}”?`)).toBeVisible();
      await check('delete-dialog');
      await page.keyboard.press('Escape');
    });

    await test.step('one workstation', async () => {
      const detail = await new WorkstationPage(amara, workstation).open();
      await expect(detail.history.first()).toBeVisible();
      await check('workstation');
      const tab = await detail.connectInBrowser();
      await expect(new GatewayPage(tab).status).toContainText('Connected as');
      await check('gateway', tab);
      await tab.close();
    });

    await test.step('the fleet', async () => {
      const fleet = await new FleetPage(mei).open();
      await expect(fleet.row(name)).toBeVisible();
      await check('fleet', mei.page);
    });

    await test.step('operations', async () => {
      await mei.go('/vdi/operations');
      await expect(
        mei.page.getByRole('rowheader', { name: 'ec2:DescribeInstances' }),
      ).toBeVisible({ timeout: 90_000 });
      await check('operations', mei.page);
    });

    await test.step('a component', async () => {
      await amara.go('/catalog/default/component/payments-api/workstations');
      await expect(
        page.getByRole('heading', {
          name: 'No workstation for Payments API yet',
        }),
      ).toBeVisible();
      await check('entity-empty');
    });

    await test.step('home', async () => {
      await amara.go('/');
      await expect(
        page.getByRole('heading', { name: 'What to try' }),
      ).toBeVisible();
      await expect(page.getByRole('link', { name })).toBeVisible();
      await check('home');
    });
  });
}
