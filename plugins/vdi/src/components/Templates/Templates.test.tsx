import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { announceChange } from '../../hooks';
import {
  accessibilityProblems,
  administrator,
  ago,
  FakeVdiApi,
  OTHER,
  refusal,
  renderVdi,
  sampleMe,
  sampleTemplate,
  USER,
  windowsTemplate,
} from '../../__testUtils__';

const PAYMENTS = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
};

describe('templates', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
    api.templates = [
      sampleTemplate({
        pricePerHour: 0.224,
        readyNow: 1,
        inUse: [
          { version: 4, workstations: 3, readyNow: 1 },
          { version: 3, workstations: 1, readyNow: 0 },
        ],
      }),
      windowsTemplate,
      sampleTemplate({ id: 'new', name: 'Not built', ready: false }),
    ];
  });

  it('lists those first that somebody should look at', async () => {
    renderVdi('/vdi', api);
    await userEvent.click(
      await screen.findByRole('link', { name: 'Templates' }),
    );
    await screen.findByRole('table');
    expect(
      screen.getAllByRole('rowheader').map(each => each.textContent),
    ).toEqual([
      expect.stringMatching(/^Not built.*being built/),
      expect.stringMatching(/^Ubuntu developer.*Version 5 is newer/),
      'Windows QA',
    ]);
    const row = within(screen.getAllByRole('row')[2]);
    expect(row.getByText('$0.22 per hour')).toBeInTheDocument();
    expect(row.getByText('3 of version 4')).toHaveAttribute(
      'href',
      expect.stringMatching(/\/vdi\/all\?template=ubuntu-dev$/),
    );
    expect(row.getByText('1')).toHaveAttribute(
      'href',
      expect.stringContaining('owner=none&status=pooled'),
    );
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('can be searched when there are many', async () => {
    api.templates = Array.from({ length: 9 }, (_, index) =>
      sampleTemplate({ id: `t-${index}`, name: `Desktop ${index}` }),
    );
    renderVdi('/vdi/templates', api);
    await userEvent.type(await screen.findByRole('searchbox'), 'desktop t-8');
    expect(screen.getAllByRole('rowheader')).toHaveLength(1);
    await userEvent.type(screen.getByRole('searchbox'), '8');
    expect(screen.getByRole('status')).toHaveTextContent(/No template matches/);
  });

  it('are for those only who manage them', async () => {
    api.me = sampleMe();
    renderVdi('/vdi/templates', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Templates' }),
    ).not.toBeInTheDocument();
  });

  it('says what is missing when there are none, or when they cannot be read', async () => {
    api.templates = [];
    const { unmount } = renderVdi('/vdi/templates', api);
    expect(
      await screen.findByRole('heading', { name: 'No templates yet' }),
    ).toBeInTheDocument();
    unmount();
    api.listTemplates = async () => {
      throw await refusal(500, 'EC2 does not answer.');
    };
    renderVdi('/vdi/templates', api);
    expect(await screen.findByText('EC2 does not answer.')).toBeInTheDocument();
  });

  it('knows no template that does not exist', async () => {
    renderVdi('/vdi/templates/nothing', api);
    expect(
      await screen.findByRole('heading', { name: 'There is no such template' }),
    ).toBeInTheDocument();
  });

  it('says what another default would do before it makes it', async () => {
    api.versions = {
      'ubuntu-dev 4': {
        madeDefaultAt: ago(3_600),
        madeDefaultBy: { kind: 'user', ref: OTHER },
      },
      'ubuntu-dev 2': { imageId: undefined },
    };
    api.preview = { replaced: 2, reused: 1, kept: 3, surge: 1, steps: 2 };
    renderVdi('/vdi/templates/ubuntu-dev', api);
    const row = async (name: RegExp) =>
      within((await screen.findByRole('rowheader', { name })).closest('tr')!);
    expect((await row(/Version 2/)).getByText('none')).toBeVisible();
    expect((await row(/Version 2/)).queryByRole('button')).toBeNull();
    expect((await row(/Version 4.*Default/)).getByText('grace')).toBeVisible();
    expect(
      (await row(/Version 3/)).getByRole('button', { name: /^Roll back/ }),
    ).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: 'Make default: version 5' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(/^2 warm workstations of other versions are/),
    ).toBeInTheDocument();
    expect(dialog.getByText('That takes about 3 min.')).toBeInTheDocument();
    expect(dialog.getByText(/^1 warm .* this version/)).toBeInTheDocument();
    expect(dialog.getByText(/^3 workstations .* keep/)).toBeInTheDocument();
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Make version 5 the default' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.templateChanges).toEqual([{ defaultVersion: 5 }]);
    expect((await row(/Version 5/)).getByText('Default')).toBeVisible();
  });

  it('says that a version is the default already when others were faster', async () => {
    renderVdi('/vdi/templates/ubuntu-dev', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Make default: version 5' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await act(async () => {
      await api.updateTemplate('ubuntu-dev', { defaultVersion: 5 });
      announceChange();
    });
    expect(
      await dialog.findByText(/gets version 5; there is nothing left to do/),
    ).toBeVisible();
    expect(dialog.queryByText(/instead of/)).toBeNull();
    expect(dialog.getAllByRole('button').map(each => each.textContent)).toEqual(
      ['Close'],
    );
  });

  it('takes what was typed into a list, and lets go of what is no value', async () => {
    api.templates = [sampleTemplate({ instanceTypes: ['m7i.xlarge'] })];
    const confirm = jest.spyOn(window, 'confirm').mockReturnValue(false);
    renderVdi('/vdi/templates/ubuntu-dev', api);
    const save = await screen.findByRole('button', { name: 'Save' });
    const discard = screen.getByRole('button', { name: 'Discard changes' });
    const type = screen.getByRole('textbox', { name: /^Instance types:/ });
    await userEvent.type(type, 'c7i.xlarge');
    await userEvent.tab();
    await userEvent.tab();
    expect(screen.getByText('c7i.xlarge')).toBeVisible();
    expect(save).toBeEnabled();
    const subnet = () => screen.getByRole('textbox', { name: /^Subnets:/ });
    await userEvent.type(subnet(), 'subnet-x');
    await userEvent.click(screen.getByLabelText('Stop after hours'));
    expect(subnet()).toBeInvalid();
    expect(save).toBeDisabled();
    // Neither is saved, so that a link asks before it leads away.
    await userEvent.click(screen.getByRole('link', { name: 'Pools' }));
    expect(confirm).toHaveBeenCalledTimes(1);
    await userEvent.click(discard);
    expect(subnet()).toHaveValue('');
    expect(subnet()).toBeValid();
    expect(screen.queryByText('c7i.xlarge')).toBeNull();
    expect(save).toBeDisabled();
    await userEvent.click(screen.getByRole('link', { name: 'Pools' }));
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(await screen.findByText(/Warm pools|No warm pools/)).toBeVisible();
    confirm.mockRestore();
  });

  it('calls a version newer when it can be had', async () => {
    const { unmount } = renderVdi('/vdi/templates/ubuntu-dev', api);
    expect(await screen.findByText('Version 5 is newer')).toBeVisible();
    unmount();
    api.versions = { 'ubuntu-dev 5': { imageId: undefined } };
    renderVdi('/vdi/templates/ubuntu-dev', api);
    expect(await screen.findByText('is being built')).toBeVisible();
    expect(screen.queryByText(/is newer/)).not.toBeInTheDocument();
  });

  it('keeps a refusal where it happened', async () => {
    api.updateTemplate = async () => {
      throw await refusal(409, 'EC2 does not make version 5 the default.');
    };
    renderVdi('/vdi/templates/ubuntu-dev', api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Make default: version 5/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: /Make version 5/ });
    await waitFor(() => expect(confirm).toBeEnabled());
    await userEvent.click(confirm);
    expect(
      await dialog.findByText('EC2 does not make version 5 the default.'),
    ).toBeInTheDocument();
  });

  it('is pinned at once', async () => {
    renderVdi('/vdi/templates/ubuntu-dev', api);
    const pin = await screen.findByRole('checkbox', {
      name: 'Pin to version 4',
    });
    await userEvent.click(pin);
    await waitFor(() => expect(pin).toBeChecked());
    expect(api.templateChanges).toEqual([{ settings: { pinned: true } }]);
  });

  it('starts warm ones of a version', async () => {
    renderVdi('/vdi/templates/ubuntu-dev', api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Start warm ones of version 3',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const count = dialog.getByLabelText('How many');
    await userEvent.clear(count);
    await userEvent.type(count, '101');
    expect(dialog.getByText(/from 1 to 100/)).toBeInTheDocument();
    await userEvent.clear(count);
    await userEvent.type(count, '3');
    expect(dialog.getByText(/Together \$0\.67 per hour/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Start 3' }));
    await waitFor(() =>
      expect(api.started).toEqual([{ count: 3, version: 3 }]),
    );
  });

  it('saves what was changed of how it is offered, and nothing else', async () => {
    renderVdi('/vdi/templates/ubuntu-dev', api, { entities: [PAYMENTS] });
    const save = await screen.findByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Hide from people' }),
    );
    await userEvent.click(
      screen.getByRole('radio', { name: 'An account of one’s own' }),
    );
    await userEvent.click(
      screen.getByRole('textbox', { name: 'Add a group or person' }),
    );
    await userEvent.click(await screen.findByRole('option', { name: /pay/ }));
    const hours = screen.getByLabelText('Stop after hours');
    await userEvent.type(hours, '0');
    expect(save).toBeDisabled();
    await userEvent.clear(hours);
    await userEvent.type(hours, '10');
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(save);
    await waitFor(() =>
      expect(api.templateChanges).toEqual([
        {
          settings: {
            hidden: true,
            groups: ['group:default/payments'],
            identityMode: 'personal',
            stopAfterHours: 10,
          },
        },
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByText('Not saved yet')).not.toBeInTheDocument(),
    );
    expect(save).toBeDisabled();
    expect(hours).toHaveValue(10);
  });

  it('decides whether machines can hibernate, whatever the version says', async () => {
    api.templates = [sampleTemplate({ hibernation: true })];
    renderVdi('/vdi/templates/ubuntu-dev', api);
    const field = await screen.findByRole('checkbox', {
      name: 'Can hibernate',
    });
    expect(field).toBeChecked();
    expect(field).toHaveAccessibleDescription(/launched from now on/);
    await userEvent.click(field);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.templateChanges).toEqual([
        { settings: { hibernation: false } },
      ]),
    );
    await waitFor(() =>
      expect(screen.queryByText('Not saved yet')).not.toBeInTheDocument(),
    );
    expect(field).not.toBeChecked();
  });

  it('puts instance types in order by keyboard alone', async () => {
    api.templates = [
      sampleTemplate({ instanceTypes: ['m7i.xlarge', 'm6i.xlarge'] }),
    ];
    renderVdi('/vdi/templates/ubuntu-dev', api);
    const save = await screen.findByRole('button', { name: 'Save' });
    const up = screen.getByRole('button', { name: 'Move m6i.xlarge up' });
    up.focus();
    await userEvent.keyboard('{Enter}');
    const add = screen.getByRole('textbox', { name: /^Instance types:/ });
    add.focus();
    await userEvent.paste('nonsense');
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText(/looks like m7i.xlarge/)).toBeInTheDocument();
    await userEvent.clear(add);
    await userEvent.paste('c7i.xlarge');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(save);
    await waitFor(() =>
      expect(api.templateChanges).toEqual([
        {
          settings: {
            instanceTypes: ['m6i.xlarge', 'm7i.xlarge', 'c7i.xlarge'],
          },
        },
      ]),
    );
  });

  it('tells who changed what', async () => {
    const entry = (id: string, kind: 'settings' | 'pool', details: object) => ({
      id,
      at: ago(60),
      kind,
      actor: { kind: 'user' as const, ref: USER },
      details: details as Record<string, unknown>,
    });
    api.changes = [
      { ...entry('5', 'pool', { from: 3, to: 2 }), kind: 'default-version' },
      entry('4', 'settings', {
        from: { hidden: true },
        to: { hidden: false, hibernation: true, stopAfterHours: null },
      }),
      entry('3', 'pool', {
        from: { baseSize: 1, windows: [] },
        to: { baseSize: 1, windows: [], paused: true },
      }),
      entry('2', 'pool', { from: null, to: { baseSize: 1, windows: [] } }),
      entry('1', 'pool', { from: { baseSize: 1, windows: [] }, to: null }),
    ];
    renderVdi('/vdi/templates/ubuntu-dev', api);
    for (const sentence of [
      'Rolled back from version 3 to version 2.',
      'Shown to people again.',
      'Machines launched from then on can hibernate.',
      'The warm pool was paused.',
      'A warm pool was set up.',
      'The warm pool was ended.',
    ]) {
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    }
    expect(screen.getAllByText(/by you/)).toHaveLength(5);
  });
});
