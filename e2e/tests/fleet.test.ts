import { FleetPage } from '../pages/FleetPage';
import { WorkstationControls } from '../pages/WorkstationControls';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('the administrator finds any workstation', async ({
  amara,
  jonas,
  mei,
  name,
}) => {
  const [linux, windows, other] = ['a', 'b', 'c'].map(end => `${name}-${end}`);
  await Promise.all([
    amara.api.readyWorkstation({ templateId: 'ubuntu-developer', name: linux }),
    jonas.api.createWorkstation({ templateId: 'windows-2022', name: windows }),
    jonas.api.createWorkstation({
      templateId: 'ubuntu-developer',
      name: other,
    }),
  ]);
  const { page } = mei;
  const fleet = await new FleetPage(mei).open();
  await expect(fleet.names).toHaveCount(3);
  await screenshot(page, 'fleet');

  await test.step('by template, which back undoes', async () => {
    await fleet.choose('Template', 'Windows Server 2022');
    await expect(fleet.names).toHaveText([windows]);
    await expect(page).toHaveURL(/\?template=windows-2022$/);
    await page.goBack();
    await expect(fleet.names).toHaveCount(3);
    await expect(page).toHaveURL(/\/vdi\/all$/);
  });

  await test.step('by status', async () => {
    await fleet.choose('Status', 'Ready');
    await expect(page).toHaveURL(/\?status=ready$/);
    await expect(fleet.row(linux)).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(fleet.names).toHaveCount(3);
  });

  await test.step('by owner', async () => {
    await fleet.chooseOwner('jonas', /jonas\.weber/);
    await expect(fleet.names).toHaveCount(2);
    await expect(page).toHaveURL(/owner=user%3Adefault%2Fjonas\.weber/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  await test.step('by a part of its name, also from a link', async () => {
    await fleet.search.fill(linux);
    await expect(fleet.names).toHaveText([linux]);
    await expect(page).toHaveURL(new RegExp(`\\?q=${linux}$`));
    await fleet.open(`?q=${other}`);
    await expect(fleet.search).toHaveValue(other);
    await expect(fleet.names).toHaveText([other]);
    await fleet.search.fill('no such name');
    await expect(
      page.getByRole('heading', { name: 'Nothing matches' }),
    ).toBeVisible();
    await screenshot(page, 'fleet-no-match');
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
  });

  await test.step('in the order of a column', async () => {
    await fleet.column('Name').getByRole('button').click();
    await expect(fleet.names).toHaveText([linux, windows, other]);
    await expect(fleet.column('Name')).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(page).toHaveURL(/\?sort=name$/);
    await fleet.column('Name').getByRole('button').click();
    await expect(fleet.names).toHaveText([other, windows, linux]);
    await expect(page).toHaveURL(/\?sort=-name$/);
  });
});

test('the administrator deletes what belongs to somebody else, who is told', async ({
  amara,
  mei,
  name,
}) => {
  const { id } = await amara.api.readyWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const workstations = await new WorkstationsPage(amara).open();
  await expect(workstations.card(name).status('Ready')).toBeVisible();

  const fleet = await new FleetPage(mei).open();
  const row = new WorkstationControls(mei.page, fleet.row(name), name);
  await row.chooseAction('Delete');
  const question = row.question(`Delete “${name}”?`);
  await expect(question).toContainText(
    'It belongs to Amara Okafor, not to you.',
  );
  await screenshot(mei.page, 'fleet-delete-dialog');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(row.ending).toBeVisible();

  await expect
    .poll(() => amara.api.notifications())
    .toContainEqual(expect.stringContaining(`'${name}' is being deleted by`));
  // On the page of its owner it may be gone before it has been seen to end.
  await mei.api.waitFor(id, 'terminated');
  await expect(workstations.card(name).root).toHaveCount(0);

  await amara.go('/notifications');
  await expect(
    amara.page
      .getByRole('row')
      .filter({ hasText: `'${name}' is being deleted by` }),
  ).toBeVisible();
  await screenshot(amara.page, 'notifications');
});

test('the administrator stops and deletes several at once', async ({
  amara,
  jonas,
  mei,
  simulator,
  name,
}) => {
  const templateId = 'ubuntu-developer';
  const [first, second, starting] = ['a', 'b', 'c'].map(
    end => `${name}-${end}`,
  );
  const ready = await Promise.all([
    amara.api.readyWorkstation({ templateId, name: first }),
    jonas.api.readyWorkstation({ templateId, name: second }),
  ]);
  await simulator.addFault({ kind: 'stuck', count: 1 });
  await jonas.api.createWorkstation({ templateId, name: starting });
  const { page } = mei;
  const fleet = await new FleetPage(mei).open('?sort=name');
  await expect(fleet.names).toHaveText([first, second, starting]);
  await expect(fleet.row(starting)).toContainText('Starting the machine');

  await test.step('stop those that can be', async () => {
    await fleet.chooseAll.check();
    await expect(fleet.bulkBar).toContainText('3 chosen');
    const stop = fleet.bulkBar.getByRole('button', {
      name: 'Stop, possible for 2 of 3 chosen',
    });
    await screenshot(page, 'fleet-chosen');
    await stop.click();
    await page
      .getByRole('dialog', { name: 'Stop 2 workstations?' })
      .getByRole('button', { name: 'Stop 2 workstations' })
      .click();
    const run = fleet.bulkRun('Stopping 3 workstations');
    await expect(run.getByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '3 of 3 handled',
    );
    await expect(run.getByRole('status')).toHaveText('2 done, 1 not possible');
    await expect(run.getByRole('listitem')).toHaveText([
      `${first}: done`,
      `${second}: done`,
      `${starting}: not possible while its status is “Starting the machine”`,
    ]);
    await screenshot(page, 'fleet-bulk-result');
    await run.getByRole('button', { name: 'Close' }).click();
    await expect(fleet.chooseAll).toBeFocused();
    for (const { id } of ready) {
      await mei.api.waitFor(id, 'stopped');
    }
    await expect(fleet.row(first)).toContainText('Stopped');
    await expect(fleet.row(second)).toContainText('Stopped');
  });

  await test.step('delete after a question that names them', async () => {
    await fleet.box(first).check();
    await fleet.box(starting).check();
    await fleet.bulkBar
      .getByRole('button', { name: 'Delete, possible for 2 of 2 chosen' })
      .click();
    const question = page.getByRole('dialog', {
      name: 'Delete 2 workstations?',
    });
    await expect(question).toContainText('everything on their disks will be');
    await expect(question.getByRole('listitem')).toHaveText([first, starting]);
    await screenshot(page, 'fleet-bulk-delete-dialog');
    await question
      .getByRole('button', { name: 'Delete 2 workstations' })
      .click();
    const run = fleet.bulkRun('Deleting 2 workstations');
    await expect(run.getByRole('status')).toHaveText('2 done');
    await expect
      .poll(async () => {
        await simulator.hurry();
        const { items } = await mei.api.listWorkstations();
        return items.map(item => item.name);
      })
      .toEqual([second]);
    await expect(fleet.names).toHaveText([second]);
  });
});
