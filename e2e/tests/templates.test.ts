import { NewWorkstationDialog } from '../pages/NewWorkstationDialog';
import { TemplatePage } from '../pages/TemplatePage';
import { TemplatesPage } from '../pages/TemplatesPage';
import { WorkstationsPage } from '../pages/WorkstationsPage';
import type { Session } from '../portal/Session';
import { screenshot } from '../portal/screenshot';
import { expect, test } from '../portal/test';

const UBUNTU = 'Ubuntu 24.04 developer';

/** What somebody is offered who asks for a workstation. */
async function offer(session: Session): Promise<NewWorkstationDialog> {
  const workstations = await new WorkstationsPage(session).open();
  await workstations.newButton.click();
  const dialog = new NewWorkstationDialog(session.page);
  await expect(dialog.name).toBeVisible();
  return dialog;
}

async function decline({ page }: Session): Promise<void> {
  await page.getByRole('button', { name: 'Cancel' }).click();
  await new NewWorkstationDialog(page).root.waitFor({ state: 'hidden' });
}

test('the administrator rolls a version out and back', async ({
  amara,
  mei,
  templates,
  name,
}) => {
  await templates.borrow('ubuntu-developer');
  const request = { templateId: 'ubuntu-developer', name };
  const [{ items }] = await Promise.all([
    mei.api.startPoolMembers('ubuntu-developer', { count: 1 }),
    amara.api.createWorkstation(request),
  ]);
  await mei.api.waitFor(items[0].id, 'pooled');
  const { page } = mei;

  await test.step('from the list', async () => {
    const list = await new TemplatesPage(mei).open();
    const row = list.row(UBUNTU);
    await expect(row).toContainText('Version 3 is newer');
    await expect(row).toContainText('default 2');
    await expect(row).toContainText('2 of version 2');
    await expect(row).toContainText(/\$0\.\d+ per hour/);
    await screenshot(page, 'templates');
    await row.getByRole('link', { name: UBUNTU, exact: true }).click();
    await expect(page).toHaveURL(/\/vdi\/templates\/ubuntu-developer$/);
  });

  const template = new TemplatePage(mei, 'ubuntu-developer');
  await test.step('after having seen what it does', async () => {
    await expect(template.version(2)).toContainText('Default');
    await screenshot(page, 'template');
    await template
      .version(3)
      .getByRole('button', { name: 'Make default: version 3' })
      .click();
    const effect = template.rollout.getByRole('list', { name: 'What it does' });
    await expect(effect.getByRole('listitem')).toHaveText([
      // The warm one was started by hand, so that no pool replaces it.
      'No warm workstation has to be replaced.',
      '1 workstation with an owner keeps the version it has.',
    ]);
    await screenshot(page, 'rollout-dialog');
    await template.rollout
      .getByRole('button', { name: 'Make version 3 the default' })
      .click();
    await template.rollout.waitFor({ state: 'hidden' });
    await expect(template.version(3)).toContainText('Default');
    await expect(template.version(3)).toContainText('by you');
    await expect(template.history.first()).toHaveText(
      /^Version 3 became the default, in place of 2\..*by you$/,
    );
  });

  await test.step('which people get from then on', async () => {
    const { id, template: got } = await amara.api.createWorkstation({
      ...request,
      name: `${name}-3`,
    });
    expect(got.version).toBe(3);
    await amara.api.deleteWorkstation(id);
  });

  await test.step('and back', async () => {
    await template
      .version(2)
      .getByRole('button', { name: 'Roll back to this: version 2' })
      .click();
    await expect(template.rollout).toContainText(
      'gets version 2 instead of version 3',
    );
    await template.rollout
      .getByRole('button', { name: 'Roll back to version 2' })
      .click();
    await template.rollout.waitFor({ state: 'hidden' });
    await expect(template.version(2)).toContainText('Default');
    await expect(template.history.first()).toHaveText(
      /^Rolled back from version 3 to version 2\..*by you$/,
    );
    await screenshot(page, 'template-rolled-back');
  });
});

test('what has no image is offered to nobody', async ({ amara, mei }) => {
  const { page } = mei;
  const list = await new TemplatesPage(mei).open();
  await expect(list.row('Windows design studio')).toContainText(
    'Its image is being built',
  );
  // The list begins with what somebody should look at.
  await expect(list.table.getByRole('rowheader').first()).toContainText(
    'Windows design studio',
  );
  const template = await new TemplatePage(mei, 'amazon-linux').open();
  await expect(template.version(4)).toContainText('is being built');
  await expect(template.version(4).getByRole('button')).toHaveCount(0);
  await expect(template.version(2).getByRole('button')).toHaveText([
    'Roll back to this',
    'Start warm ones',
  ]);
  await screenshot(page, 'template-image-being-built');

  const dialog = await offer(amara);
  await expect(dialog.template('Windows design studio')).toBeDisabled();
  await expect(dialog.root).toContainText('Its first image is being built.');
  await dialog.template('Amazon Linux 2023').check();
  await dialog.root.getByRole('button', { name: 'Advanced' }).click();
  await dialog.root.getByRole('button', { name: 'Version' }).click();
  await expect(amara.page.getByRole('option')).toHaveText([
    /^Version 3 \(default\)/,
    /^Version 2/,
    /^Version 1/,
  ]);
  await amara.page.keyboard.press('Escape');
  await decline(amara);
});

test('the administrator says who sees a template', async ({
  amara,
  jonas,
  mei,
  templates,
}) => {
  await templates.borrow('ubuntu-graphics');
  const { page } = mei;
  const GRAPHICS = 'Ubuntu 24.04 graphics';
  const sees = async (session: Session) => {
    const dialog = await offer(session);
    await expect(dialog.template(UBUNTU)).toBeVisible();
    const count = await dialog.template(GRAPHICS).count();
    await decline(session);
    return count === 1;
  };
  const template = await new TemplatePage(mei, 'ubuntu-graphics').open();
  expect(await sees(amara)).toBe(true);

  await test.step('nobody', async () => {
    await template.settings.getByLabel('Hide from people').check();
    await expect(template.settings).toContainText('Not saved yet');
    await template.save();
    await expect(template.history.first()).toContainText('Hidden from people.');
    expect(await sees(amara)).toBe(false);
    await expect(
      amara.api.createWorkstation({ templateId: 'ubuntu-graphics' }),
    ).rejects.toThrow('409');
    await screenshot(page, 'template-hidden');
  });

  await test.step('a group', async () => {
    await template.settings.getByLabel('Hide from people').uncheck();
    await template.settings.getByLabel('Add a group or person').fill('platf');
    await page.getByRole('option', { name: /^platform/ }).click();
    await template.save();
    await expect(template.panel('Facts')).toContainText('Platform');
    expect(await sees(jonas)).toBe(true);
    expect(await sees(amara)).toBe(false);
    await screenshot(page, 'template-for-a-group');
  });

  await test.step('everybody', async () => {
    await template.settings
      .getByRole('button', { name: 'Remove group:default/platform' })
      .press('Delete');
    await template.save();
    await expect(template.panel('Facts')).toContainText('everybody');
    expect(await sees(amara)).toBe(true);
  });
});
