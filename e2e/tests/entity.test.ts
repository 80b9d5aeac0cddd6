import { GatewayPage } from '../pages/GatewayPage';
import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationControls } from '../pages/WorkstationControls';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a workstation is opened for a component and reached from its page and from home', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  await amara.go('/catalog/default/component/payments-api/workstations');
  await expect(
    page.getByRole('heading', {
      name: 'No workstation for Payments API yet',
    }),
  ).toBeVisible();
  await screenshot(page, 'entity-empty');
  await page
    .getByRole('button', { name: 'Open a workstation for Payments API' })
    .click();
  const dialog = new NewWorkstationDialog(page);
  await expect(dialog.root.getByText('Suggested')).toBeVisible();
  await expect(dialog.name).toHaveValue('payments-api');
  await screenshot(page, 'new-workstation-entity');
  await dialog.create(name);

  const list = page.getByRole('list', {
    name: 'Workstations for Payments API',
  });
  await expect(list.getByRole('article', { name })).toContainText('yours');
  const { items } = await api.listWorkstations({ owner: 'me' });
  expect(items.map(({ entityRef }) => entityRef)).toEqual([
    'component:default/payments-api',
  ]);
  await api.waitFor(items[0].id, 'ready');
  await expect(
    list.getByRole('button', { name: `Connect to ${name} in the browser` }),
  ).toBeVisible();
  await screenshot(page, 'entity');

  await test.step('it names the component among all others', async () => {
    const workstations = await new WorkstationsPage(amara).open();
    const { root } = workstations.card(name);
    await expect(root).toContainText('for Payments API');
    await root.getByRole('link', { name: 'Payments API' }).click();
    await expect(page).toHaveURL(/\/component\/payments-api/);
  });

  await test.step('home connects to it', async () => {
    await amara.go('/');
    const item = page
      .getByRole('list', { name: 'Your workstations' })
      .getByRole('listitem')
      .filter({ hasText: name });
    await screenshot(page, 'home');
    const controls = new WorkstationControls(page, item, name);
    await expect(controls.status('Ready')).toBeVisible();
    const tab = await controls.connectInBrowser();
    await expect(new GatewayPage(tab).status).toContainText('Connected as');
    await tab.close();
  });
});

test('a component that is not opened for workstations has no place for them', async ({
  amara,
}) => {
  const { page } = amara;
  const tabs = page.getByRole('navigation', { name: 'Content navigation' });
  await amara.go('/catalog/default/component/payments-api');
  await expect(tabs.getByRole('link', { name: 'Workstations' })).toBeVisible();
  await amara.go('/catalog/default/component/checkout-web');
  await expect(
    page.getByRole('heading', { name: 'Checkout web' }),
  ).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'Overview' })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'Workstations' })).toHaveCount(0);
});
