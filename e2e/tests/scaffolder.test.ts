import { CreatePage } from '../pages/CreatePage';
import { PoolPage } from '../pages/PoolPage';
import { WorkstationPage } from '../pages/WorkstationPage';
import { expectAccessible } from '../portal/accessibility';
import { PHONE } from '../portal/expectNoOverflow';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a service gets a workstation by a form', async ({ amara, name }) => {
  const { page, api } = amara;
  const form = await new CreatePage(amara).open();
  await form.choose('Give my service a workstation');
  await form.pick('For', 'Payments API');
  await expect(page.getByLabel('Windows design studio')).toBeDisabled();
  await page.getByLabel('Ubuntu 24.04 developer').check();
  await form.field('Name').fill(name);
  await screenshot(page, 'workstation-form');
  await expectAccessible(page, 'form for a workstation');
  await page.setViewportSize(PHONE);
  // The tabs above are Backstage's, and wider than a phone; the form is not.
  const field = await page
    .getByRole('group', { name: /^Template/ })
    .boundingBox();
  expect((field?.x ?? 0) + (field?.width ?? Infinity)).toBeLessThanOrEqual(
    PHONE.width,
  );
  await screenshot(page, 'phone-workstation-form');
  await page.setViewportSize({ width: 1280, height: 800 });
  await form.next('Review');
  await form.create();
  await form.result('The workstation').waitFor();
  const { items } = await api.listWorkstations({ owner: 'me' });
  expect(items).toMatchObject([
    { name, entityRef: 'component:default/payments-api' },
  ]);
  await form.follow('The workstation');
  const workstation = new WorkstationPage(amara, items[0]);
  await expect(workstation.heading).toBeVisible();
  await expect(workstation.root).toContainText('Payments API');
});

test('a warm pool is set up by a form, by those who may', async ({
  amara,
  mei,
  templates,
}) => {
  await templates.borrow('ubuntu-developer');
  const fill = async (session: typeof mei) => {
    const form = await new CreatePage(session).open();
    await form.choose('Add a warm pool');
    await session.page.getByLabel('Ubuntu 24.04 developer').check();
    await session.page.getByLabel('Warm at any time').fill('1');
    await screenshot(session.page, 'pool-form');
    await form.next('Review');
    await form.create();
    return form;
  };

  await fill(amara);
  await expect(amara.page.getByText(/You may not/).first()).toBeVisible();
  await screenshot(amara.page, 'pool-form-refused');
  expect((await mei.api.getPool('ubuntu-developer')).source).toBe('none');

  const form = await fill(mei);
  await form.result('The pool').waitFor();
  await screenshot(mei.page, 'pool-form-done');
  await form.follow('The pool');
  const pool = new PoolPage(mei, 'ubuntu-developer');
  await expect(
    pool.figure('Starting').or(pool.figure('Warm')).first(),
  ).toBeVisible();
  expect(await mei.api.getPool('ubuntu-developer')).toMatchObject({
    source: 'portal',
    settings: { baseSize: 1 },
  });
});
