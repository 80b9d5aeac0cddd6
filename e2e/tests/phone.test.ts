import { GatewayPage } from '../pages/GatewayPage';
import { FleetPage } from '../pages/FleetPage';
import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { OperationsPage } from '../pages/OperationsPage';
import { PoolPage } from '../pages/PoolPage';
import { PoolsPage } from '../pages/PoolsPage';
import { TemplatePage } from '../pages/TemplatePage';
import { TemplatesPage } from '../pages/TemplatesPage';
import { WorkstationPage } from '../pages/WorkstationPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { expectNoOverflow, PHONE } from '../portal/expectNoOverflow';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a phone is enough to connect and to delete', async ({ amara, name }) => {
  const { page, api } = amara;
  const workstation = await api.readyWorkstation({
    templateId: 'windows-2022',
    name: `${name}-with-a-name-that-is-long-enough-for-any-card`,
    entityRef: 'component:default/payments-api',
  });
  await page.setViewportSize(PHONE);
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(workstation.name);
  await expect(card.connect).toBeVisible();
  await expectNoOverflow(page);
  await screenshot(page, 'phone-workstations');

  const tab = await card.connectInBrowser();
  await expect(new GatewayPage(tab).status).toContainText('Connected as');
  await tab.close();

  await workstations.newButton.click();
  await expect(new NewWorkstationDialog(page).name).toBeVisible();
  await expectNoOverflow(page);
  await screenshot(page, 'phone-new-workstation');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await amara.go('/');
  await expect(page.getByRole('heading', { name: /Hello/ })).toBeVisible();
  await expect(page.getByText(workstation.name)).toBeVisible();
  await expectNoOverflow(page);
  await screenshot(page, 'phone-home');

  const detail = await new WorkstationPage(amara, workstation).open();
  await expect(detail.connect).toBeVisible();
  await expectNoOverflow(page);
  await screenshot(page, 'phone-workstation');
  await detail.delete();
  await expect(detail.ending).toBeVisible();
});

test('a phone is enough to look after the fleet', async ({ mei, name }) => {
  const { page, api } = mei;
  await api.createWorkstation({ templateId: 'ubuntu-developer', name });
  await page.setViewportSize(PHONE);
  const check = async (what: string) => {
    await expectNoOverflow(page);
    await screenshot(page, `phone-${what}`);
  };

  const templates = await new TemplatesPage(mei).open();
  await expect(templates.row('Amazon Linux 2023')).toBeVisible();
  await check('templates');
  const template = await new TemplatePage(mei, 'amazon-linux').open();
  await expect(template.version(1)).toBeVisible();
  await check('template');
  const pools = await new PoolsPage(mei).open();
  await expect(pools.row('Amazon Linux 2023')).toBeVisible();
  await check('pools');
  const pool = await new PoolPage(mei, 'ubuntu-developer').open();
  await pool
    .panel('Set up a warm pool')
    .getByRole('button', { name: 'Add a window' })
    .click();
  await expect(pool.window(1)).toBeVisible();
  await check('pool-editor');
  const operations = await new OperationsPage(mei).open();
  await expect(operations.panel('Queue')).toBeVisible();
  await check('operations');
  const fleet = await new FleetPage(mei).open();
  await fleet.box(name).check();
  await expect(fleet.bulkBar).toContainText('1 chosen');
  await check('fleet');
});
