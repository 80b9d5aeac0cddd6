import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessibilityProblems,
  administrator,
  FakeVdiApi,
  refusal,
  renderVdi,
} from '../../../__testUtils__';

const PATH = '/vdi/images/payments-desktop/settings';

describe('the settings of an image', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
    api.images.add();
  });

  it('are changed, checked by the server and saved as a whole', async () => {
    renderVdi('/vdi/images/payments-desktop', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change settings' }),
    );
    const form = within(
      await screen.findByRole('form', {
        name: 'Settings of “Payments desktop”',
      }),
    );
    const save = form.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(await accessibilityProblems()).toEqual([]);

    await userEvent.click(form.getByRole('checkbox', { name: 'Firefox' }));
    expect(form.getByRole('checkbox', { name: 'CUDA' })).toBeDisabled();
    expect(
      form.getByRole('checkbox', { name: 'CUDA' }),
    ).toHaveAccessibleDescription('Needs a base with a graphics driver');
    const packages = form.getByRole('textbox', { name: 'Packages' });
    await userEvent.type(packages, ' $x');
    expect(packages).toHaveAccessibleDescription(/letters, digits/);
    expect(save).toBeDisabled();
    await userEvent.clear(packages);
    await userEvent.type(packages, 'git curl');
    await userEvent.click(
      form.getByRole('radio', { name: 'Nothing until somebody chooses it' }),
    );
    await userEvent.click(form.getByRole('button', { name: /^How often/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Every day' }),
    );
    const time = form.getByRole('textbox', { name: 'At' });
    await userEvent.clear(time);
    await userEvent.type(time, '03:30');

    await userEvent.click(form.getByRole('button', { name: 'Check' }));
    expect(
      await form.findByText(/^The portal found nothing wrong/),
    ).toBeVisible();
    expect(api.images.changes).toMatchObject([{ dryRun: true }]);
    await userEvent.type(packages, ' jq');
    expect(form.queryByText(/^The portal found nothing wrong/)).toBeNull();

    await userEvent.click(save);
    expect(
      await screen.findByRole('region', { name: 'What it is made of' }),
    ).toBeVisible();
    expect(api.images.changes).toHaveLength(2);
    expect(api.images.changes[1]).toEqual({
      dryRun: false,
      since: api.images.updatedAt,
      settings: {
        name: 'Payments desktop',
        description: 'Ubuntu with what the payments team needs',
        base: { templateId: 'ubuntu-dev' },
        tools: ['docker', 'firefox'],
        packages: ['git', 'curl', 'jq'],
        instanceTypes: ['m7i.xlarge'],
        schedule: {
          cron: '30 3 * * ? *',
          timeZone: 'Europe/Berlin',
          onlyWhenChanged: true,
        },
        promotion: 'pinned',
      },
    });
  });

  it('stay as they were typed when the server refuses them', async () => {
    api.images.change = async () => {
      throw await refusal(
        400,
        'packages: ‘gti’ is not known to apt; spell it right or take it away.',
      );
    };
    renderVdi(PATH, api);
    const packages = await screen.findByRole('textbox', { name: 'Packages' });
    await userEvent.clear(packages);
    await userEvent.type(packages, 'gti');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/is not known to apt/)).toBeVisible();
    expect(packages).toHaveValue('gti');
  });

  it('say what they were made from, so that nothing of others is written over unseen', async () => {
    const sent: (string | undefined)[] = [];
    const before = api.images.updatedAt;
    api.images.change = async (_, { since }) => {
      sent.push(since);
      throw await refusal(
        409,
        'The project has been changed by user:default/mei in the meantime: look at what is different, then save again.',
      );
    };
    renderVdi(PATH, api);
    const packages = await screen.findByRole('textbox', { name: 'Packages' });
    await userEvent.clear(packages);
    await userEvent.type(packages, 'htop');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/in the meantime/)).toBeVisible();
    expect(sent).toEqual([before]);
  });

  it('take components of one’s own', async () => {
    renderVdi(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a component' }),
    );
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name of component 1' }),
      'own-one',
    );
    await userEvent.click(save);
    await waitFor(() => expect(api.images.changes).toHaveLength(1));
    expect(api.images.changes[0].settings?.components).toEqual([
      {
        name: 'own-one',
        document: expect.stringContaining('schemaVersion: 1.0'),
      },
    ]);
  });

  it('are not for those who may not change them', async () => {
    api.images.patch('payments-desktop', { actions: [] });
    renderVdi(PATH, api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeVisible();
  });
});
