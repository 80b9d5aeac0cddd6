import { readFile } from 'node:fs/promises';
import { parse } from 'ini';
import { GatewayPage } from '../pages/GatewayPage';
import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { WorkstationPage } from '../pages/WorkstationPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import { addresses } from '../portal/addresses';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

test('a developer asks for a workstation, works on it and deletes it', async ({
  amara,
  simulator,
  name,
}) => {
  const { page, api } = amara;
  const workstations = await new WorkstationsPage(amara).open();
  const card = workstations.card(name);

  await test.step('it gets ready while one looks on', async () => {
    await workstations.newButton.click();
    const dialog = new NewWorkstationDialog(page);
    await dialog.create(name);
    await expect(card.root).toContainText('Ubuntu 24.04 developer');
    await expect(
      card.root.getByRole('progressbar', { name: `Progress of ${name}` }),
    ).toBeVisible();
    await expect(card.root.getByText(/sec so far/)).toBeVisible();
    await expect(
      card.status(/^(Waiting for a|Starting the) machine$/),
    ).toBeVisible();
    await screenshot(page, 'workstations-starting');
    await expect(card.status('Setting up the desktop')).toBeVisible();
    await expect(card.status('Ready')).toBeVisible();
    await expect(card.root.getByRole('progressbar')).toHaveCount(0);
    await screenshot(page, 'workstations-ready');
  });

  const { items } = await api.listWorkstations({ owner: 'me' });
  const [workstation] = items;
  expect(items.map(each => each.name)).toEqual([name]);

  const { id } = workstation;
  const gateway = new GatewayPage(await card.connectInBrowser());
  await test.step('the browser is let in as the right person', async () => {
    const tab = gateway.page;
    await expect(gateway.status).toContainText('Connected as desktop');
    await expect(gateway.fact('Workstation')).toHaveText(id);
    expect(tab.url()).toBe(`${addresses.gateway}/`);
    const host = await simulator.host(id);
    expect(host?.instanceId).toBe(workstation.instance?.id);
    expect(host?.connections.map(({ userName }) => userName)).toEqual([
      'desktop',
    ]);
    await expect(card.root).toContainText(`${name} has opened in a new tab.`);
    await screenshot(tab, 'gateway');
  });

  await test.step('the connection file opens this workstation alone', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card.chooseWay('Download connection file'),
    ]);
    expect(download.suggestedFilename()).toBe(`${name}.dcv`);
    const { hostname, port } = new URL(addresses.gateway);
    expect(parse(await readFile(await download.path(), 'utf8'))).toEqual({
      version: { format: '1.0' },
      connect: {
        host: hostname,
        port,
        webport: port,
        quicport: port,
        weburlpath: '/',
        sessionid: id,
        authtoken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
        transport: 'auto',
        certificatevalidationpolicy: 'strict',
      },
      options: { promptreconnect: true },
    });
  });

  await test.step('a copied link lets one in too', async () => {
    await card.chooseWay('Copy link');
    await expect(card.root).toContainText('The link has been copied.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const tab = await page.context().newPage();
    await tab.goto(link);
    await expect(new GatewayPage(tab).status).toContainText(
      'Connected as desktop',
    );
    await tab.close();
  });

  await test.step('the portal learns who is connected, and that nobody is any more', async () => {
    const connected = async () => (await api.getWorkstation(id)).connections;
    await expect
      .poll(connected, { timeout: 40_000 })
      .toMatchObject({ count: 1 });
    const detail = await new WorkstationPage(amara, workstation).open();
    await expect(detail.status(/^In use since /)).toBeVisible();
    await expect(detail.panel('Facts')).toContainText('1 connected');
    await screenshot(page, 'workstation-in-use');
    await gateway.page.close();
    await expect
      .poll(async () => (await simulator.host(id))?.connections)
      .toEqual([]);
    await workstations.open();
  });

  await test.step('it is deleted after a question that names it', async () => {
    await card.chooseAction('Delete');
    const question = card.question(`Delete “${name}”?`);
    await expect(question).toContainText('everything on its disk will be lost');
    await screenshot(page, 'delete-dialog');
    await question.getByRole('button', { name: 'Keep it' }).click();
    await expect(card.connect).toBeVisible();
    await card.delete();
    await expect(card.ending).toBeVisible();
  });

  await test.step('its history tells all of it', async () => {
    await api.waitFor(id, 'terminated');
    const detail = await new WorkstationPage(amara, workstation).open();
    await expect(detail.heading).toBeVisible();
    await expect(detail.status('Deleted')).toBeVisible();
    await expect(detail.history).toHaveText([
      /^Deleted.*by the portal$/,
      /^The machine is being deleted.*by you$/,
      /^Asked to delete.*by you$/,
      /^A link to connect was made.*by you$/,
      /^A link to connect was made.*by you$/,
      /^A link to connect was made.*by you$/,
      /^Ready to connect after \d+ sec.*by the portal$/,
      /^The machine runs; the desktop is being set up.*by the portal$/,
      /^The machine exists: i-[0-9a-f]{17}.*by the portal$/,
      /^A machine was ordered.*by the portal$/,
      /^Asked for.*by you$/,
    ]);
    await expect(detail.panel('Connection')).toContainText(
      'It is gone; nobody can connect to it any more.',
    );
    await screenshot(page, 'workstation-deleted');
  });
});
