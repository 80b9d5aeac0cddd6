import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { WORKSTATION_SIGNAL_CHANNEL } from '@deskstage/backstage-plugin-vdi-common';
import {
  ago,
  FakeSignals,
  FakeVdiApi,
  launchingWorkstation,
  refusal,
  renderVdi,
  sampleMe,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';

function card(name: string) {
  return screen.findByRole('article', { name });
}

describe('workstations of the signed-in person', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
  });

  it('shows each with its status, its facts and the one obvious action', async () => {
    api.workstations = [
      sampleWorkstation({
        entityRef: 'component:default/payments-service',
        connections: { count: 1, since: ago(60), observedAt: ago(5) },
      }),
      launchingWorkstation({ id: workstationId(2), name: 'starting-up' }),
      sampleWorkstation({
        id: workstationId(3),
        name: 'asleep',
        platform: 'windows',
        status: 'stopped',
        reason: { code: 'x', message: 'It was stopped, not hibernated.' },
        actions: ['start', 'delete'],
      }),
      launchingWorkstation({
        id: workstationId(4),
        name: 'broken',
        status: 'failed',
        reason: { code: 'x', message: 'The DCV server does not listen.' },
        actions: ['retry', 'delete'],
      }),
    ];
    renderVdi('/vdi', api);

    const ready = within(await card('payments-debug'));
    expect(ready.getByText(/^In use since/)).toBeInTheDocument();
    expect(ready.getByText('Linux')).toBeInTheDocument();
    expect(ready.getByText(/· Ubuntu developer/)).toBeInTheDocument();
    expect(ready.getByText('payments-service')).toBeInTheDocument();
    expect(ready.getByText(/1 connected/)).toBeInTheDocument();
    expect(
      ready.getByRole('button', {
        name: 'Connect to payments-debug in the browser',
      }),
    ).toBeInTheDocument();

    const starting = within(await card('starting-up'));
    expect(starting.getByText('Starting the machine')).toBeInTheDocument();
    expect(starting.getByRole('progressbar')).toBeInTheDocument();
    expect(
      starting.getByRole('button', { name: 'Cancel starting-up' }),
    ).toBeInTheDocument();

    const stopped = within(await card('asleep'));
    expect(stopped.getByText('Windows')).toBeInTheDocument();
    expect(stopped.getByRole('note')).toHaveTextContent(
      /^It was stopped, not hibernated\.$/,
    );
    await userEvent.click(
      stopped.getByRole('button', { name: 'Start asleep' }),
    );
    expect(
      await stopped.findByText('Starting the machine'),
    ).toBeInTheDocument();

    const failed = within(await card('broken'));
    expect(
      failed.getByText('The DCV server does not listen.'),
    ).toBeInTheDocument();
    expect(
      failed.getByRole('button', { name: 'Try again: broken' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'All' })).toBeNull();
  });

  it('says what a workstation is when there is none, and how many are warm', async () => {
    renderVdi('/vdi', api);
    expect(
      await screen.findByRole('heading', { name: 'A desktop, seconds away' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('2 desktops are warm: ready in seconds.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'New workstation' }),
    ).toBeInTheDocument();
  });

  it('offers nothing that a person may never do', async () => {
    api.me = sampleMe({
      may: { ...sampleMe().may, createWorkstations: false },
    });
    renderVdi('/vdi', api);
    expect(
      await screen.findByText(/You may not ask for workstations/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'New workstation' }),
    ).toBeNull();
  });

  it('says that it could not be loaded, and loads again', async () => {
    const list = jest
      .spyOn(api, 'listWorkstations')
      .mockImplementation(async () => {
        throw await refusal(500, 'The database does not answer.');
      });
    renderVdi('/vdi', api);
    expect(
      await screen.findByText('The database does not answer.'),
    ).toBeInTheDocument();
    list.mockRestore();
    api.workstations = [sampleWorkstation()];
    await userEvent.click(screen.getByRole('button', { name: 'Load again' }));
    expect(await card('payments-debug')).toBeInTheDocument();
  });

  it('says so when somebody may not see it', async () => {
    jest.spyOn(api, 'listWorkstations').mockImplementation(async () => {
      throw await refusal(403, 'No.');
    });
    renderVdi('/vdi', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeInTheDocument();
  });

  it('says what is missing when a part of the backend does not work', async () => {
    api.health = {
      status: 'degraded',
      checks: [
        {
          name: 'compute',
          status: 'degraded',
          message: 'Set AWS credentials.',
        },
        { name: 'directory', status: 'ok' },
      ],
    };
    renderVdi('/vdi', api);
    const banner = await screen.findByText(/Set AWS credentials/);
    expect(banner).toHaveTextContent('Machines: Set AWS credentials.');
    expect(screen.queryByText('Connections')).toBeNull();
  });

  it('asks before it deletes, names what is lost, and keeps the deleted card in place', async () => {
    api.workstations = [
      sampleWorkstation({
        connections: { count: 1, observedAt: ago(5) },
      }),
      sampleWorkstation({ id: workstationId(2), name: 'other' }),
    ];
    renderVdi('/vdi', api);
    const menu = await screen.findByRole('button', {
      name: 'More actions for payments-debug',
    });
    await userEvent.click(menu);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Delete “payments-debug”?',
    });
    expect(dialog).toHaveTextContent(/everything on its disk will be lost/);
    expect(dialog).toHaveTextContent(/Somebody is connected/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Keep it' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(menu).toHaveFocus();
    expect(api.workstations[0].status).toBe('ready');

    await userEvent.click(menu);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Delete',
      }),
    );
    const deleted = within(await card('payments-debug'));
    expect(await deleted.findByText('Deleting')).toBeInTheDocument();
    await api.change(workstationId(1), { status: 'terminated' });
    expect(await deleted.findByText('Deleted')).toBeInTheDocument();
    const names = screen
      .getAllByRole('heading', { level: 2 })
      .map(each => each.textContent);
    expect(names).toEqual(['payments-debug', 'other']);
  });

  it('follows signals without being asked, and announces the change', async () => {
    const signals = new FakeSignals();
    api.workstations = [launchingWorkstation()];
    renderVdi('/vdi', api, { signals });
    const shown = within(await card('payments-debug'));
    await api.change(workstationId(1), {
      status: 'ready',
      actions: ['connect'],
    });
    const before = api.queries.length;
    act(() => {
      for (let revision = 1; revision <= 5; revision++) {
        signals.send(WORKSTATION_SIGNAL_CHANNEL, {
          workstationId: workstationId(1),
          status: 'ready',
          revision,
        });
      }
    });
    expect(
      await shown.findByRole('button', { name: /^Connect to/ }),
    ).toBeInTheDocument();
    expect(api.queries.length).toBe(before + 1);
    expect(screen.getByRole('log')).toHaveTextContent('payments-debug: Ready');
  });

  it('polls where there are no signals while something moves', async () => {
    api.workstations = [launchingWorkstation()];
    renderVdi('/vdi', api);
    const shown = within(await card('payments-debug'));
    await api.change(workstationId(1), {
      status: 'preparing',
    });
    expect(
      await shown.findByText('Setting up the desktop'),
    ).toBeInTheDocument();
  });

  it('speaks French', async () => {
    api.workstations = [sampleWorkstation()];
    renderVdi('/vdi', api, { language: 'fr' });
    const shown = within(await card('payments-debug'));
    expect(await shown.findByText('Prêt')).toBeInTheDocument();
    expect(
      shown.getByRole('button', {
        name: 'Se connecter à payments-debug dans le navigateur',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('1 poste sur 3')).toBeInTheDocument();
  });
});
