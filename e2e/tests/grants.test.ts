import type { Page } from '@playwright/test';
import { GatewayPage } from '../pages/GatewayPage';
import { screenshot } from '../portal/screenshot';
import { addresses } from '../portal/addresses';
import { expect, test } from '../portal/test';

/** What the gateway says to somebody who comes with this link. */
async function follow(page: Page, link: string): Promise<GatewayPage> {
  const tab = await page.context().newPage();
  await tab.goto(link);
  return new GatewayPage(tab);
}

test('a link opens its own workstation, only as long as that exists', async ({
  amara,
  jonas,
  simulator,
  name,
}) => {
  const templateId = 'ubuntu-developer';
  const [hers, his] = await Promise.all([
    amara.api.readyWorkstation({ templateId, name }),
    jonas.api.readyWorkstation({ templateId, name: `${name}-other` }),
  ]);
  const { webUrl } = await amara.api.createConnection(hers.id);
  await jonas.api.createConnection(his.id);

  await test.step('not that of somebody else', async () => {
    const stolen = webUrl.replace(hers.id, his.id);
    const gateway = await follow(amara.page, stolen);
    await expect(gateway.status).toContainText('Not let in');
    await expect(gateway.status).toContainText(
      'The authenticator refused: This link is not valid any more.',
    );
    expect(gateway.page.url()).toBe(`${addresses.gateway}/`);
    await screenshot(gateway.page, 'gateway-refused');
    await gateway.page.close();
  });

  await test.step('its own', async () => {
    const gateway = await follow(amara.page, webUrl);
    await expect(gateway.status).toContainText('Connected as desktop');
    await screenshot(gateway.page, 'gateway');
    await gateway.page.close();
  });

  await test.step('not without the whole secret', async () => {
    const gateway = await follow(amara.page, webUrl.replace(/.#/, '#'));
    await expect(gateway.status).toContainText('Not let in');
    await gateway.page.close();
  });

  await test.step('not after it has been deleted', async () => {
    await amara.api.deleteWorkstation(hers.id);
    const gateway = await follow(jonas.page, webUrl);
    await expect(gateway.status).toContainText('Not let in');
    await expect(gateway.status).toContainText(
      `There is no open workstation '${hers.id}'.`,
    );
    await gateway.page.close();
  });

  expect((await simulator.host(his.id))?.connections).toEqual([]);
});
