import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessibilityProblems,
  administrator,
  ago,
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleMe,
  samplePool,
} from '../../__testUtils__';

describe('pools', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
    api.pools = [
      samplePool({
        warm: 1,
        starting: 1,
        stopped: 2,
        failing: 1,
        held: {
          reason: 'The image does not boot.',
          until: new Date(Date.now() + 600_000).toISOString(),
        },
        today: {
          claimed: 3,
          missed: 1,
          medianSeconds: 1.2,
          p99Seconds: 95,
          idleHours: 12.4,
          idleDollars: 2.78,
        },
      }),
      samplePool({
        template: { id: 'windows-qa', name: 'Windows QA', platform: 'windows' },
        source: 'configuration',
        nextChange: { at: ago(-3_600), target: 0 },
        settings: {
          baseSize: 0,
          windows: [
            {
              days: ['mon', 'tue', 'wed', 'thu', 'fri'],
              from: '05:00',
              to: '08:00',
              timeZone: 'UTC',
              size: 2,
            },
          ],
          unwanted: 'stop',
        },
      }),
    ];
  });

  it('are listed with how they fare, in the order of the server', async () => {
    renderVdi('/vdi', api);
    await userEvent.click(await screen.findByRole('link', { name: 'Pools' }));
    await screen.findByRole('table');
    const [, first, second] = screen
      .getAllByRole('row')
      .map(row => within(row));
    expect(first.getByText('Held back')).toBeInTheDocument();
    expect(
      first.getByText(/The image does not boot\. It tries again at/),
    ).toBeInTheDocument();
    expect(first.getByText('1 warm of 2')).toBeInTheDocument();
    expect(first.getByText('2 stopped')).toBeInTheDocument();
    expect(first.getByText('75% got a warm one')).toBeInTheDocument();
    expect(first.getByText('1.2 sec')).toBeInTheDocument();
    expect(first.getByText('99% within 1 min 35 sec')).toBeInTheDocument();
    expect(first.getByText('$2.78')).toBeInTheDocument();
    expect(second.getByText('As wanted')).toBeInTheDocument();
    // Nobody has asked for one yet.
    expect(second.queryByText(/got a warm one/)).not.toBeInTheDocument();
    expect(second.getByText(/set in the configuration/)).toBeInTheDocument();
    expect(second.getByText(/ → 0$/)).toBeInTheDocument();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('are not for everybody', async () => {
    api.me = sampleMe();
    renderVdi('/vdi/pools/ubuntu-dev', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeInTheDocument();
  });

  it('can be seen and not changed by those who only read the fleet', async () => {
    api.me = sampleMe({
      may: {
        ...administrator.may,
        managePools: false,
        manageTemplates: false,
      },
    });
    renderVdi('/vdi/pools/ubuntu-dev', api);
    expect(await screen.findByText('What is kept warm')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Save/ })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('says what is missing when there are none, or when they cannot be read', async () => {
    api.pools = [];
    const { unmount } = renderVdi('/vdi/pools', api);
    expect(
      await screen.findByRole('heading', { name: 'No warm pools yet' }),
    ).toBeInTheDocument();
    unmount();
    api.listPools = async () => {
      throw await refusal(500, 'The database does not answer.');
    };
    renderVdi('/vdi/pools', api);
    expect(
      await screen.findByText('The database does not answer.'),
    ).toBeInTheDocument();
  });

  it('shows what is set in the configuration and lets nobody change it', async () => {
    renderVdi('/vdi/pools/windows-qa', api);
    expect(
      await screen.findByText(/configuration, under vdi\.pools\.windows-qa/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Mon–Fri 05:00–08:00 (UTC): 2'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Save|No pool/ })).toBeNull();
  });

  it('shows the chart as a table too', async () => {
    const sample = (seconds: number, warm: number) => ({
      at: ago(seconds),
      target: 2,
      warm,
      starting: 0,
      stopped: 0,
    });
    api.timeline = {
      samples: [sample(3_000, 0), sample(2_700, 2), sample(2_400, 2)],
      targets: [
        { at: ago(0), target: 2 },
        { at: ago(-86_400), target: 5 },
      ],
    };
    renderVdi('/vdi/pools/ubuntu-dev', api);
    expect(
      await screen.findByRole('img', { name: /of Ubuntu developer since/ }),
    ).toBeInTheDocument();
    for (const table of await screen.findAllByText('As a table')) {
      await userEvent.click(table);
    }
    const [day, week] = screen.getAllByRole('table');
    const warm = within(day)
      .getAllByRole('row')
      .slice(1)
      .map(row => within(row).getAllByRole('cell')[1].textContent);
    // One row for each change, the last one for the present
    expect(warm).toEqual(['0', '2', '1']);
    expect(within(week).getAllByRole('row')).toHaveLength(3);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('is paused at once', async () => {
    renderVdi('/vdi/pools/ubuntu-dev', api);
    const pause = await screen.findByRole('checkbox', { name: 'Paused' });
    await userEvent.click(pause);
    await waitFor(() => expect(pause).toBeChecked());
    expect(api.poolChanges).toEqual([
      { baseSize: 2, windows: [], paused: true },
    ]);
  });

  it('says what is wrong before anything is sent', async () => {
    renderVdi('/vdi/pools/ubuntu-dev', api);
    const add = await screen.findByRole('button', { name: 'Add a window' });
    await userEvent.click(add);
    const save = screen.getByRole('button', { name: 'Save' });
    const first = within(screen.getByRole('group', { name: 'Window 1' }));
    const type = async (label: string, text: string) => {
      await userEvent.clear(first.getByLabelText(label));
      await userEvent.type(first.getByLabelText(label), text);
    };
    await type('To', '7');
    await userEvent.tab();
    expect(first.getByText(/must end later than 08:00/)).toBeInTheDocument();
    expect(save).toBeDisabled();
    await type('To', '18:00');
    await type('Size', '-1');
    expect(first.getByText(/from 0 to 1000/)).toBeInTheDocument();
    await type('Size', '3');
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) {
      await userEvent.click(first.getByRole('button', { name: day }));
    }
    expect(first.getByText('Choose one day or more.')).toBeInTheDocument();
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(first.getByRole('button', { name: 'Sat' }));
    expect(save).toBeEnabled();

    await userEvent.click(add);
    const second = within(screen.getByRole('group', { name: 'Window 2' }));
    await userEvent.clear(second.getByLabelText('From'));
    await userEvent.type(second.getByLabelText('From'), '17:00');
    expect(second.getByText(/It overlaps window 1/)).toBeInTheDocument();
    expect(save).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove window 2' }),
    );
    expect(add).toHaveFocus();
    await userEvent.click(save);
    await waitFor(() =>
      expect(api.poolChanges).toEqual([
        {
          baseSize: 2,
          windows: [
            {
              days: ['sat'],
              from: '08:00',
              to: '18:00',
              timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
              size: 3,
            },
          ],
          unwanted: 'terminate',
          maxAgeHours: undefined,
          surge: 1,
        },
      ]),
    );
  });

  it('is set up for a template that has none, with a look at the week', async () => {
    api.pools = [];
    api.templates = api.templates.map(each => ({
      ...each,
      pricePerHour: 0.1,
      hibernation: false,
    }));
    renderVdi('/vdi/pools', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'New pool' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      await dialog.findByRole('textbox', { name: 'Template' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Windows QA' }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Go on' }));
    expect(
      await screen.findByText(
        'At most 168 machine hours a week, about $16.80.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Hibernate' })).toBeDisabled();
    const zone = async (text: string) => {
      const field = screen.getByLabelText('Time zone');
      await userEvent.clear(field);
      await userEvent.type(field, text);
    };
    await userEvent.click(screen.getByRole('button', { name: 'Add a window' }));
    await zone('new york');
    await userEvent.click(
      await screen.findByRole('option', { name: 'America/New_York' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Start the pool' }),
    );
    await waitFor(() =>
      expect(api.poolChanges[0]?.windows[0].timeZone).toBe('America/New_York'),
    );
    expect(
      await screen.findByRole('button', { name: 'No pool' }),
    ).toBeInTheDocument();
    // What it does now is told there.
    expect(
      screen.getByRole('heading', { name: 'Warm pool of Windows QA' }),
    ).toHaveFocus();
  });

  it('warns before changes are lost', async () => {
    const confirm = jest.spyOn(window, 'confirm').mockReturnValue(false);
    renderVdi('/vdi/pools/ubuntu-dev', api);
    const size = await screen.findByLabelText('Base size');
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return !event.defaultPrevented;
    };
    expect(leave()).toBe(true);
    await userEvent.type(size, '5');
    expect(leave()).toBe(false);
    await userEvent.click(screen.getByRole('link', { name: 'Templates' }));
    expect(confirm).toHaveBeenCalledWith(
      expect.stringMatching(/is not saved\. Leave/),
    );
    expect(size).toHaveValue(25);
    confirm.mockReturnValue(true);
    await userEvent.click(screen.getByRole('link', { name: 'Templates' }));
    await waitFor(() => expect(size).not.toBeInTheDocument());
    confirm.mockRestore();
  });

  it('takes a time zone as it is typed, and never another one instead', async () => {
    renderVdi('/vdi/pools/ubuntu-dev', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a window' }),
    );
    const save = screen.getByRole('button', { name: 'Save' });
    const zone = screen.getByLabelText('Time zone');
    const type = async (text: string) => {
      await userEvent.clear(zone);
      await userEvent.type(zone, text);
    };
    await type('america/new york');
    await userEvent.tab();
    expect(zone).toHaveValue('America/New_York');
    await type('Mars/Olympus');
    await userEvent.tab();
    expect(zone).toHaveValue('Mars/Olympus');
    expect(zone).toBeInvalid();
    expect(zone).toHaveAccessibleDescription('There is no such time zone.');
    expect(save).toBeDisabled();
    await type('europe/berlin{Enter}');
    expect(zone).toHaveValue('Europe/Berlin');
    expect(api.poolChanges).toEqual([]);
    await userEvent.click(save);
    await waitFor(() =>
      expect(api.poolChanges[0]?.windows[0].timeZone).toBe('Europe/Berlin'),
    );
  });

  it('ends after a question that names what ends with it', async () => {
    renderVdi('/vdi/pools/ubuntu-dev', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'No pool' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: /“Ubuntu developer”/ }),
    );
    expect(
      dialog.getByText(/^4 workstations without an owner end with it/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Have no pool' }));
    expect(await screen.findByText('Set up a warm pool')).toBeInTheDocument();
    expect(api.poolChanges).toEqual([undefined]);
  });

  it('keeps what was typed when the server refuses', async () => {
    api.configurePool = async () => {
      throw await refusal(
        409,
        "The pool is set in the portal's configuration.",
      );
    };
    renderVdi('/vdi/pools/ubuntu-dev', api);
    const size = await screen.findByLabelText('Base size');
    await userEvent.clear(size);
    await userEvent.type(size, '5');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/set in the portal's/)).toBeInTheDocument();
    expect(size).toHaveValue(5);
  });

  it('speaks French', async () => {
    renderVdi('/vdi/pools/windows-qa', api, { language: 'fr' });
    expect(
      await screen.findByText(/lun\.–ven\. 05:00–08:00/),
    ).toBeInTheDocument();
  });
});
