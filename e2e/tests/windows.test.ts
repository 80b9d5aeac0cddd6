import { GatewayPage } from '../pages/GatewayPage';
import { WorkstationPage } from '../pages/WorkstationPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a Windows workstation has an account of its owner alone', async ({
  amara,
  simulator,
  name,
}) => {
  const { page, api } = amara;
  const workstation = await api.readyWorkstation({
    templateId: 'windows-2022',
    name,
  });
  const account = workstation.identity.userName ?? '';
  expect(account).toMatch(/^amaraokafor/);
  const detail = await new WorkstationPage(amara, workstation).open();
  const connection = detail.panel('Connection');
  await expect(connection).toContainText(`You can connect now, as ${account}.`);
  await screenshot(page, 'workstation');

  await test.step('whose password is shown on demand and hides again', async () => {
    const password = connection.getByLabel('Password', { exact: true });
    await expect(password).toHaveCount(0);
    await connection.getByRole('button', { name: 'Show password' }).click();
    await expect(password).toHaveValue(
      (
        await api.revealCredentials(workstation.id)
      ).password,
    );
    await expect(connection).toContainText(/It hides again in \d+ seconds?\./);
    await screenshot(page, 'workstation-password');
    await connection.getByRole('button', { name: 'Hide password' }).click();
    await expect(password).toHaveCount(0);
    await expect(detail.history.first()).toHaveText(
      /^The password was shown.*by you$/,
    );
  });

  await test.step('under which one is let in', async () => {
    const tab = await detail.connectInBrowser();
    await expect(new GatewayPage(tab).status).toContainText(
      `Connected as ${account}`,
    );
    const host = await simulator.host(workstation.id);
    expect(host?.session?.owner).toBe(account);
    await tab.close();
  });
});
