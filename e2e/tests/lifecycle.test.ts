import { WorkstationPage } from '../pages/WorkstationPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a workstation is stopped, changed, started and restarted', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  const workstation = await api.readyWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const { id } = workstation;
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);

  await test.step('what is possible later says when', async () => {
    await expect(card.status('Ready')).toBeVisible();
    expect(await card.actions()).toEqual([
      'Details',
      'Stop',
      'Restart',
      'Rename',
      'Change instance type Stop it first',
      'Rebuild',
      'Delete',
    ]);
  });

  await test.step('stop', async () => {
    await card.chooseAction('Stop');
    await expect(card.status(/^Stopp(ing|ed)$/)).toBeVisible();
    await api.waitFor(id, 'stopped');
    await expect(card.status('Stopped')).toBeVisible();
    await expect(card.root).toContainText('disk kept');
    await expect(card.root).toContainText(/\$\d+\.\d\d a day/);
    await screenshot(page, 'workstations-stopped');
  });

  await test.step('another instance type', async () => {
    await card.chooseAction('Change instance type');
    const dialog = card.question(`Change the instance type of “${name}”`);
    const confirm = dialog.getByRole('button', { name: 'Change type' });
    await expect(dialog.getByLabel('m7i.xlarge (present)')).toBeChecked();
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel('m6i.xlarge').check();
    await screenshot(page, 'resize-dialog');
    await confirm.click();
    await dialog.waitFor({ state: 'hidden' });
    await expect(card.root).toContainText('will be of type m6i.xlarge');
  });

  await test.step('start', async () => {
    await card.root.getByRole('button', { name: `Start ${name}` }).click();
    await expect(card.root.getByRole('progressbar')).toBeVisible();
    await api.waitFor(id, 'ready');
    await expect(card.connect).toBeVisible();
  });

  const detail = await new WorkstationPage(amara, workstation).open();
  await test.step('restart', async () => {
    await expect(detail.panel('Facts')).toContainText('m6i.xlarge');
    await detail.chooseAction('Restart');
    await expect(
      detail.history.filter({ hasText: 'Asked to restart' }),
    ).toBeVisible();
    await api.waitFor(id, 'ready');
    await expect(detail.status('Ready')).toBeVisible();
    await expect(detail.connect).toBeVisible();
  });

  await test.step('its history tells all of it', async () => {
    await expect(detail.history).toHaveText([
      /^Ready to connect.*by the portal$/,
      /^The machine runs; the desktop is being set up.*by the portal$/,
      /^The machine is restarting.*by you$/,
      /^Asked to restart.*by you$/,
      /^Ready to connect.*by the portal$/,
      /^The machine runs; the desktop is being set up.*by the portal$/,
      /^The machine is starting.*by you$/,
      /^Asked to start.*by you$/,
      /^Got the instance type m6i\.xlarge.*by the portal$/,
      /^Asked for the instance type m6i\.xlarge.*by you$/,
      /^Stopped; the disk is kept.*by the portal$/,
      /^The machine is stopping.*by you$/,
      /^Asked to stop.*by you$/,
      /^Ready to connect after .*by the portal$/,
      /^The machine runs; the desktop is being set up.*by the portal$/,
      /^The machine exists: .*by the portal$/,
      /^A machine was ordered.*by the portal$/,
      /^Asked for.*by you$/,
    ]);
    await screenshot(page, 'workstation-lifecycle');
  });
});

test('only what can hibernate is offered to, and wakes up as it was', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  const { id } = await api.readyWorkstation({
    templateId: 'amazon-linux',
    name,
  });
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);
  await expect(card.status('Ready')).toBeVisible();
  await card.chooseAction('Hibernate');
  await api.waitFor(id, 'stopped');
  await expect(card.status('Hibernated')).toBeVisible();
  await expect(card.root).toContainText('memory and disk kept');
  await screenshot(page, 'workstations-hibernated');

  await card.menu.click();
  const resize = card.action('Change instance type');
  await expect(resize).toContainText('Its memory fits the present type only');
  await expect(resize).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');

  await card.root.getByRole('button', { name: `Start ${name}` }).click();
  await api.waitFor(id, 'ready');
  await expect(card.connect).toBeVisible();
});

test('a workstation is renamed', async ({ amara, name }) => {
  const { page, api } = amara;
  const workstation = await api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const newName = `${name} renamed`;
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);
  await card.chooseAction('Rename');
  const dialog = card.question(`Rename “${name}”`);
  const field = dialog.getByLabel('Name', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('-not a name');
  await expect(dialog).toContainText('A name begins with a letter or digit');
  await expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await screenshot(page, 'rename-dialog');
  await field.fill(newName);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect(workstations.card(newName).root).toBeVisible();
  await expect(card.root).toHaveCount(0);

  const renamed = { ...workstation, name: newName };
  const detail = await new WorkstationPage(amara, renamed).open();
  await expect(
    detail.history.filter({
      hasText: `Renamed from “${name}” to “${newName}”`,
    }),
  ).toBeVisible();
});

test('a workstation is rebuilt on the default version, after a question', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  const { id, instance } = await api.readyWorkstation({
    templateId: 'ubuntu-developer',
    version: 1,
    name,
  });
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);
  const question = card.question(`Rebuild “${name}”?`);

  await test.step('which says what is lost, and what it becomes', async () => {
    await card.chooseAction('Rebuild');
    await expect(question).toContainText(
      'everything on its disk will be lost: files, installed programs and unsaved work',
    );
    await expect(question).toContainText(
      'It gets version 2 of Ubuntu 24.04 developer; it has version 1 now.',
    );
    await screenshot(page, 'rebuild-dialog');
    await question.getByRole('button', { name: 'Keep it as it is' }).click();
    await question.waitFor({ state: 'hidden' });
    await expect(card.status('Ready')).toBeVisible();
  });

  await test.step('to another machine of the same name', async () => {
    await card.chooseAction('Rebuild');
    await question.getByRole('button', { name: 'Rebuild' }).click();
    await question.waitFor({ state: 'hidden' });
    await expect(card.connect).toHaveCount(0);
    const rebuilt = await api.waitFor(id, 'ready');
    expect(rebuilt).toMatchObject({ name, template: { version: 2 } });
    expect(rebuilt.instance?.id).not.toBe(instance?.id);
    const detail = await new WorkstationPage(amara, rebuilt).open();
    await expect(detail.status('Ready')).toBeVisible();
    await expect(detail.root).toContainText(
      'Ubuntu 24.04 developer, version 2',
    );
    await expect(
      detail.history.filter({ hasText: 'Asked to rebuild on version 2' }),
    ).toContainText('by you');
    await screenshot(page, 'workstation-rebuilt');
  });
});

test('what would be stopped can be kept running longer', async ({
  amara,
  mei,
  templates,
  name,
}) => {
  await templates.borrow('ubuntu-developer');
  await mei.api.updateTemplate('ubuntu-developer', {
    settings: { stopAfterHours: 1 },
  });
  const { page, api } = amara;
  const workstation = await api.readyWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const hoursLeft = async () => {
    const { stopsAt = '' } = await api.getWorkstation(workstation.id);
    return Math.round((Date.parse(stopsAt) - Date.now()) / 3_600_000);
  };
  expect(await hoursLeft()).toBe(1);
  const detail = await new WorkstationPage(amara, workstation).open();
  await expect(detail.root.getByText(/^stops at /)).toBeVisible();

  await detail.chooseAction('Keep running longer');
  const dialog = detail.question(`Keep “${name}” running longer`);
  await dialog.getByLabel(/^4 hours more, until /).check();
  await screenshot(page, 'extend-dialog');
  await dialog.getByRole('button', { name: 'Keep it running' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect(detail.history.first()).toHaveText(
    /^Kept running until .*by you$/,
  );
  expect(await hoursLeft()).toBe(5);
});
