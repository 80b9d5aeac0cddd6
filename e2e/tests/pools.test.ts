import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { PoolPage } from '../pages/PoolPage';
import { PoolsPage } from '../pages/PoolsPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

const UBUNTU = 'Ubuntu 24.04 developer';

test('a pool of the configuration is shown and changed there alone', async ({
  mei,
}) => {
  const { page } = mei;
  const list = await new PoolsPage(mei).open();
  const row = list.row('Amazon Linux 2023');
  await expect(row).toContainText('set in the configuration');
  await expect(row).toContainText('Paused');
  await screenshot(page, 'pools');
  await row.getByRole('link', { name: 'Amazon Linux 2023' }).click();

  const pool = new PoolPage(mei, 'amazon-linux');
  await expect(pool.heading('Amazon Linux 2023')).toBeVisible();
  const settings = pool.panel('What is kept warm');
  await expect(settings).toContainText(
    'This pool is set in the portal’s configuration, under vdi.pools.amazon-linux; it can only be changed there.',
  );
  await expect(settings).toContainText(/Mon.*05:00–08:00 \(UTC\): 1/);
  await expect(settings.getByRole('textbox')).toHaveCount(0);
  await expect(pool.pause).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'No pool' })).toHaveCount(0);
  await screenshot(page, 'pool-configured');
});

test('the editor says what is wrong before anything is sent', async ({
  mei,
  templates,
}) => {
  await templates.borrow('ubuntu-developer');
  const { page } = mei;
  const list = await new PoolsPage(mei).open();
  await list.begin(UBUNTU);
  const pool = new PoolPage(mei, 'ubuntu-developer');
  const editor = pool.panel('Set up a warm pool');
  const start = editor.getByRole('button', { name: 'Start the pool' });
  const add = editor.getByRole('button', { name: 'Add a window' });
  await expect(start).toBeEnabled();

  await test.step('a number that makes no sense', async () => {
    await pool.field('Base size').fill('-1');
    await expect(editor).toContainText('A whole number from 0 to ');
    await expect(start).toBeDisabled();
    await pool.field('Base size').fill('2');
    await expect(start).toBeEnabled();
  });

  await test.step('an end before the start', async () => {
    await add.click();
    await pool.window(1).getByLabel('From').fill('18:00');
    await pool.window(1).getByLabel('To').fill('8');
    await pool.window(1).getByLabel('Size').focus();
    await expect(pool.window(1).getByLabel('To')).toHaveValue('08:00');
    await expect(pool.window(1)).toContainText('It must end later than 18:00.');
    await expect(start).toBeDisabled();
    await expect(editor).toContainText('Something above needs another value.');
    await screenshot(page, 'pool-editor-problem');
    await pool.window(1).getByLabel('From').fill('06:00');
    await expect(start).toBeEnabled();
  });

  await test.step('windows that overlap', async () => {
    await add.click();
    await pool.window(2).getByLabel('From').fill('07:30');
    await expect(pool.window(2).getByRole('alert')).toHaveText(
      /^It overlaps window 1, for the first time on /,
    );
    await expect(start).toBeDisabled();
    await pool
      .window(2)
      .getByRole('button', { name: 'Remove window 2' })
      .click();
    await expect(add).toBeFocused();
    await expect(start).toBeEnabled();
  });

  const preview = editor.getByRole('region', {
    name: 'The coming week with these settings',
  });
  await expect(preview).toContainText(
    /At most \d+ machine hours a week, about \$\d+/,
  );
  await screenshot(page, 'pool-editor');
  // Nothing was sent.
  expect((await mei.api.getPool('ubuntu-developer')).source).toBe('none');
});

test('a pool is set up, fills, refills, pauses and ends', async ({
  amara,
  jonas,
  mei,
  simulator,
  templates,
  name,
}) => {
  test.slow();
  await templates.borrow('ubuntu-developer');
  const { page, api } = mei;
  const pool = await new PoolPage(mei, 'ubuntu-developer').open();
  const warm = (count: number) =>
    expect
      .poll(
        async () => {
          await simulator.hurry();
          return (await api.getPool('ubuntu-developer')).warm;
        },
        { timeout: 60_000, intervals: [200] },
      )
      .toBe(count);

  await test.step('it fills up to its target', async () => {
    await pool.field('Base size').fill('2');
    await page.getByRole('button', { name: 'Start the pool' }).click();
    await expect(pool.figure('Target')).toHaveText('2');
    await expect(pool.figure('Starting')).toHaveText('2');
    await screenshot(page, 'pool-filling');
    await warm(2);
    await expect(pool.figure('Warm')).toHaveText('2');
    await expect(page.getByText('As wanted')).toBeVisible();
  });

  await test.step('whoever asks gets a warm one, and another starts at once', async () => {
    const { claimed } = (await api.getPool('ubuntu-developer')).today;
    const workstations = await new WorkstationsPage(amara).open();
    await workstations.newButton.click();
    const dialog = new NewWorkstationDialog(amara.page);
    await dialog.fill(name);
    await expect(dialog.root.getByText('2 ready now')).toBeVisible();
    // The next one stays on its way until the test has seen it.
    await simulator.addFault({ kind: 'stuck', count: 1 });
    await dialog.submit.click();
    await expect(workstations.card(name).connect).toBeVisible();
    await expect(pool.figure('Warm')).toHaveText('1');
    await expect(pool.figure('Starting')).toHaveText('1');
    await expect(pool.figure('Claimed today')).toHaveText(String(claimed + 1));
    await expect(pool.figure('Hit rate')).toHaveText(/^\d+%$/);
    await simulator.clearFaults();
  });

  await test.step('the chart says the same as its table', async () => {
    const panel = pool.panel('Target and members');
    // The pool has been there for some minutes, or for longer where the tests ran before
    const title = new RegExp(
      `^Target and members of the pool of ${UBUNTU} (since|over the last day)`,
    );
    await expect(panel.getByRole('img', { name: title })).toBeVisible();
    await panel.getByText('As a table').first().click();
    const table = panel.getByRole('table', { name: title });
    await expect(table.getByRole('columnheader')).toHaveText([
      'From',
      'Target',
      'Warm',
      'Starting',
    ]);
    await expect(table.getByRole('row').nth(1)).toBeVisible();
    await screenshot(page, 'pool-chart');
  });

  await test.step('paused, it starts nothing', async () => {
    await pool.pause.click();
    await expect(pool.pause).toBeChecked();
    // The switch and the state of the pool
    await expect(page.getByText('Paused', { exact: true })).toHaveCount(2);
    const { status } = await jonas.api.createWorkstation({
      templateId: 'ubuntu-developer',
      name: `${name}-other`,
    });
    expect(status).not.toBe('requested');
    await screenshot(page, 'pool-paused');
  });

  await test.step('it ends after a question, with what belongs to nobody', async () => {
    await page.getByRole('button', { name: 'No pool' }).click();
    const question = page.getByRole('dialog', {
      name: `Have no warm pool for “${UBUNTU}” any more?`,
    });
    await expect(question).toContainText(
      /without an owner ends? with it\. Those with an owner are not touched\./,
    );
    await screenshot(page, 'pool-delete-dialog');
    await question.getByRole('button', { name: 'Have no pool' }).click();
    await question.waitFor({ state: 'hidden' });
    await expect(pool.panel('Set up a warm pool')).toBeVisible();
    const list = await new PoolsPage(mei).open();
    await expect(list.row('Amazon Linux 2023')).toBeVisible();
    await expect(list.row(UBUNTU)).toHaveCount(0);
    await expect
      .poll(async () => {
        await simulator.hurry();
        const { items } = await api.listWorkstations({ limit: 200 });
        return items.map(item => item.owner).sort();
      })
      .toEqual([amara.person.ref, jonas.person.ref]);
  });
});
