import { WorkstationPage } from '../pages/WorkstationPage';
import { FleetPage } from '../pages/FleetPage';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

/** A message that was not found shows its key, such as `mine.new`; `vdi.pools.x` is a key of the configuration. */
const KEY =
  /(?<!vdi\.)\b(page|status|card|action|mine|create|detail|history|fleet|nav|home|firstSteps|edit|list|templates|templateSettings|changes|pools|poolEditor|operations|bulk|later|cost|images?|builds|promote|rollBack|imageForm|imagePicker|imageHistory)\.[a-z]\w+/;

test('the portal speaks French', async ({ images, mei, name }) => {
  const { page, api } = mei;
  const workstation = await api.createWorkstation({
    templateId: 'windows-2022',
    name,
  });
  const imageId = await images.create('bureau', {
    name: 'Bureau',
    packages: ['jq'],
  });
  await mei.go('/settings');
  const chooseLanguage = async (from: RegExp, to: RegExp) => {
    await page.getByRole('button').filter({ hasText: from }).click();
    await page.getByRole('option', { name: to }).click();
  };
  await chooseLanguage(/^English$/i, /^Français$/i);
  const main = page.locator('body');

  try {
    await mei.go('/vdi');
    await expect(
      page.getByRole('button', { name: 'Nouveau poste de travail' }),
    ).toBeVisible();
    await expect(main).toContainText('1 poste sur 3');
    await page
      .getByRole('button', { name: 'Nouveau poste de travail' })
      .click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Modèle');
    await expect(
      dialog.getByRole('button', { name: /En démarrer un/ }),
    ).toBeVisible();
    await screenshot(page, 'new-workstation-french');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await screenshot(page, 'workstations-french');
    expect(await page.locator('body').innerText()).not.toMatch(KEY);

    await api.waitFor(workstation.id, 'ready');
    await new WorkstationPage(mei, workstation).open();
    await expect(main).toContainText('Prêt');
    await expect(main).toContainText('Historique');
    await expect(main).toContainText(/par vous/);
    await expect(
      page.getByRole('button', { name: 'Afficher le mot de passe' }),
    ).toBeVisible();
    await screenshot(page, 'workstation-french');
    expect(await page.locator('body').innerText()).not.toMatch(KEY);

    await new FleetPage(mei).open();
    await expect(
      page.getByRole('table', { name: 'Postes de travail de tout le monde' }),
    ).toBeVisible();
    await screenshot(page, 'fleet-french');
    expect(await page.locator('body').innerText()).not.toMatch(KEY);

    for (const [path, heading] of [
      ['templates/amazon-linux', 'Amazon Linux 2023'],
      ['pools/amazon-linux', /Amazon Linux 2023/],
      ['pools/ubuntu-developer', /Ubuntu 24\.04 developer/],
      [`images/${imageId}`, 'Bureau'],
      [`images/${imageId}/settings`, /./],
      ['operations', /./],
    ] as const) {
      await mei.go(`/vdi/${path}`);
      await expect(
        page.getByRole('heading', { name: heading, level: 2 }),
      ).toBeVisible();
      await screenshot(
        page,
        `${path.replace(imageId, 'image').replaceAll('/', '-')}-french`,
      );
      expect(await page.locator('body').innerText()).not.toMatch(KEY);
    }

    await mei.go('/vdi/images');
    await expect(page.getByRole('link', { name: 'Bureau' })).toBeVisible();
    await screenshot(page, 'images-french');
    expect(await page.locator('body').innerText()).not.toMatch(KEY);

    await mei.go('/');
    await expect(page.getByRole('heading', { name: /Bonjour/ })).toBeVisible();
    await screenshot(page, 'home-french');
    expect(await page.locator('body').innerText()).not.toMatch(KEY);
  } finally {
    await mei.go('/settings');
    await chooseLanguage(/^Français$/i, /^English$/i);
  }
});
