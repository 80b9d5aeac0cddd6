import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('what did not work says why and can be tried again', async ({
  amara,
  simulator,
  name,
}) => {
  await simulator.loseImages();
  const { page, api } = amara;
  const { id } = await api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);
  await expect(card.status('Did not work')).toBeVisible();
  await expect(card.root.getByRole('note')).toContainText('does not exist');
  await screenshot(page, 'workstations-failed');

  await simulator.clearFaults();
  await card.root.getByRole('button', { name: `Try again: ${name}` }).click();
  await expect(card.root.getByRole('progressbar')).toBeVisible();
  await api.waitFor(id, 'ready');
  await expect(card.status('Ready')).toBeVisible();
  await expect(card.root.getByRole('note')).toHaveCount(0);
});

test('what waits for a machine says so and goes on by itself', async ({
  amara,
  simulator,
  name,
}) => {
  await simulator.addFault({ kind: 'capacity' });
  const { page, api } = amara;
  const { id } = await api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);
  await expect(card.status('Waiting for a machine')).toBeVisible();
  await expect(card.root.getByRole('note')).toContainText('It waits: ');
  await screenshot(page, 'workstations-waiting');

  await simulator.clearFaults();
  await api.waitFor(id, 'ready');
  await expect(card.status('Ready')).toBeVisible();
  await expect(card.root.getByRole('note')).toHaveCount(0);
});

test('a desktop that cannot be set up says so', async ({
  amara,
  simulator,
  name,
}) => {
  await simulator.addFault({
    kind: 'command-failure',
    message: 'There is no room left on the disk.',
  });
  const { api } = amara;
  const { id } = await api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  await api.waitFor(id, 'failed');
  const workstations = await new WorkstationsPage(amara).open();
  await expect(workstations.card(name).root.getByRole('note')).toContainText(
    'The desktop could not be set up',
  );
  await screenshot(amara.page, 'workstations-failed-setup');
});

test('a double click makes one workstation', async ({ amara, name }) => {
  const workstations = await new WorkstationsPage(amara).open();
  await workstations.newButton.click();
  const dialog = new NewWorkstationDialog(amara.page);
  await dialog.fill(name);
  await dialog.submit.dblclick();
  await expect(workstations.card(name).root).toBeVisible();
  await dialog.root.waitFor({ state: 'hidden' });
  const { items } = await amara.api.listWorkstations({ owner: 'me' });
  expect(items.map(each => each.name)).toEqual([name]);
});

test('whoever has as many as they may have is told so', async ({
  amara,
  name,
}) => {
  const { page, api } = amara;
  for (const number of [1, 2, 3]) {
    await api.createWorkstation({
      templateId: 'ubuntu-developer',
      name: `${name}-${number}`,
    });
  }
  const workstations = await new WorkstationsPage(amara).open();
  await expect(page.getByText('3 of 3 workstations')).toBeVisible();
  await workstations.newButton.click();
  const dialog = new NewWorkstationDialog(page);
  await expect(dialog.root.getByRole('alert')).toHaveText(
    /^You have 3 workstations, and 3 is the limit\. Delete one /,
  );
  await expect(dialog.submit).toBeDisabled();
  await screenshot(page, 'new-workstation-limit');
});
