import { FleetPage } from '../pages/FleetPage';
import { GatewayPage } from '../pages/GatewayPage';
import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { OperationsPage } from '../pages/OperationsPage';
import { PoolPage } from '../pages/PoolPage';
import { PoolsPage } from '../pages/PoolsPage';
import { TemplatePage } from '../pages/TemplatePage';
import { TemplatesPage } from '../pages/TemplatesPage';
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
    test.slow();
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

  test(`every page of administrators is open to all of them, ${theme}`, async ({
    mei,
    name,
  }) => {
    test.slow();
    const { page, api } = mei;
    const check = async (what: string) => {
      await screenshot(page, `${what}-${theme}`);
      await expectAccessible(page, what);
    };
    const workstation = await api.readyWorkstation({
      templateId: 'amazon-linux',
      name,
    });
    await mei.wear(theme);

    await test.step('templates', async () => {
      const list = await new TemplatesPage(mei).open();
      await expect(list.row('Amazon Linux 2023')).toBeVisible();
      await check('templates');
      const template = await new TemplatePage(mei, 'amazon-linux').open();
      await expect(template.version(1)).toBeVisible();
      await check('template');
      await template
        .version(2)
        .getByRole('button', { name: 'Roll back to this: version 2' })
        .click();
      await expect(
        template.rollout.getByRole('listitem').first(),
      ).toBeVisible();
      await check('rollout-dialog');
      await page.keyboard.press('Escape');
    });

    await test.step('pools', async () => {
      const list = await new PoolsPage(mei).open();
      await expect(list.row('Amazon Linux 2023')).toBeVisible();
      await check('pools');
      const configured = await new PoolPage(mei, 'ubuntu-graphics').open();
      await expect(
        configured.panel('Target and members').getByRole('img').first(),
      ).toBeVisible();
      await check('pool');
      const none = await new PoolPage(mei, 'ubuntu-developer').open();
      const editor = none.panel('Set up a warm pool');
      await editor.getByRole('button', { name: 'Add a window' }).click();
      await none.window(1).getByLabel('Size').fill('-1');
      await check('pool-editor');
    });

    await test.step('operations', async () => {
      const operations = await new OperationsPage(mei).open();
      await expect(operations.panel('Queue')).toBeVisible();
      await check('operations');
    });

    await test.step('several workstations', async () => {
      const fleet = await new FleetPage(mei).open();
      await fleet.box(name).check();
      await fleet.bulkBar.getByRole('button', { name: /^Delete/ }).click();
      await expect(
        page.getByRole('dialog', { name: 'Delete 1 workstation?' }),
      ).toBeVisible();
      await check('fleet-bulk-dialog');
      await page.keyboard.press('Escape');
      await fleet.bulkBar.getByRole('button', { name: /^Stop/ }).click();
      await expect(
        fleet.bulkRun('Stopping 1 workstation').getByRole('status'),
      ).toHaveText('1 done');
      await check('fleet-bulk');
    });

    await test.step('questions about a workstation', async () => {
      await api.waitFor(workstation.id, 'stopped');
      const detail = await new WorkstationPage(mei, workstation).open();
      for (const [action, title] of [
        ['Rename', `Rename “${name}”`],
        ['Change instance type', `Change the instance type of “${name}”`],
        ['Rebuild', `Rebuild “${name}”?`],
      ]) {
        await detail.chooseAction(action);
        await expect(detail.question(title)).toBeVisible();
        await check(`dialog-${action.toLowerCase().replace(/ /g, '-')}`);
        await page.keyboard.press('Escape');
        await detail.question(title).waitFor({ state: 'hidden' });
      }
    });
  });
}
