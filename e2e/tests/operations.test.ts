import { FleetPage } from '../pages/FleetPage';
import { OperationsPage } from '../pages/OperationsPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('the administrator sees what is the matter, and the rows behind it', async ({
  amara,
  mei,
  simulator,
  name,
}) => {
  await simulator.loseImages();
  const { id } = await amara.api.createWorkstation({
    templateId: 'ubuntu-developer',
    name,
  });
  await mei.api.waitFor(id, 'failed');
  const { page } = mei;
  const operations = await new OperationsPage(mei).open();
  const trouble = operations
    .panel('Workstations that need a look')
    .getByRole('row')
    .filter({ hasText: 'does not exist' });
  await expect(trouble).toContainText('Failed');
  await expect(
    operations.panel('Backend processes').getByText('At work'),
  ).toBeVisible();
  const paused = operations.panel('Warm pools that start nothing');
  await expect(
    paused.getByRole('link', { name: 'amazon-linux' }),
  ).toBeVisible();
  await expect(operations.panel('Last comparison with EC2')).toContainText(
    'Machines of nobody',
  );
  await screenshot(page, 'operations');

  await trouble.getByRole('link', { name: '1 workstation' }).click();
  await expect(page).toHaveURL(/\/vdi\/all\?.*status=failed/);
  await expect(new FleetPage(mei).names).toHaveText([name]);
});
