import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeVdiApi,
  launchingWorkstation,
  OTHER,
  refusal,
  renderVdi,
  sampleEvent,
  sampleWorkstation,
  USER,
  workstationId,
} from '../../__testUtils__';

const PATH = `/vdi/workstations/${workstationId(1)}`;

describe('page of a workstation', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
  });

  it('tells the facts and the history, newest first, with who and when', async () => {
    api.workstations = [sampleWorkstation()];
    api.events = [
      sampleEvent(1, {
        type: 'connection-granted',
        actor: { kind: 'user', ref: USER },
      }),
      sampleEvent(2, { type: 'ready', details: { seconds: 72 } }),
      sampleEvent(3, { type: 'launched', details: { instanceId: 'i-42' } }),
      sampleEvent(4, {
        type: 'requested',
        actor: { kind: 'user', ref: OTHER },
      }),
      ...Array.from({ length: 30 }, (_, index) =>
        sampleEvent(10 + index, { type: 'stopped' }),
      ),
    ];
    renderVdi(PATH, api);
    expect(
      await screen.findByRole('heading', { level: 2, name: 'payments-debug' }),
    ).toBeInTheDocument();
    const facts = within(screen.getByRole('region', { name: 'Facts' }));
    expect(facts.getByText('i-0123456789abcdef0')).toBeInTheDocument();
    expect(facts.getByText('eu-central-1a')).toBeInTheDocument();
    const history = within(screen.getByRole('region', { name: 'History' }));
    const items = await history.findAllByRole('listitem');
    expect(items).toHaveLength(25);
    await history.findByText(/by you$/);
    expect(items[0]).toHaveTextContent(
      /^A link to connect was made1 minute ago, by you$/,
    );
    expect(items[1]).toHaveTextContent(/^Ready to connect after 1 min 12 sec/);
    expect(items[1]).toHaveTextContent(/by the portal$/);
    expect(items[2]).toHaveTextContent(/^The machine exists: i-42/);
    expect(items[3]).toHaveTextContent(/by grace$/);
    await userEvent.click(history.getByRole('button', { name: 'Load more' }));
    await waitFor(() =>
      expect(history.getAllByRole('listitem')).toHaveLength(34),
    );
    expect(history.queryByRole('button', { name: 'Load more' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show password' })).toBeNull();
  });

  it('tells a stop from one that keeps what is in memory', async () => {
    api.workstations = [
      sampleWorkstation({ status: 'stopped', hibernated: true, actions: [] }),
    ];
    api.events = [
      sampleEvent(1, { type: 'stopped' }),
      sampleEvent(2, { type: 'stopping' }),
      sampleEvent(3, {
        type: 'stop-requested',
        details: { mode: 'hibernate' },
      }),
      sampleEvent(4, { type: 'ready' }),
      sampleEvent(5, { type: 'stopped' }),
      sampleEvent(6, { type: 'hibernation-refused' }),
      sampleEvent(7, {
        type: 'stop-requested',
        details: { mode: 'hibernate' },
      }),
    ];
    renderVdi(PATH, api);
    expect(
      await screen.findByText(/^It is hibernated\. Start it to go on/),
    ).toBeInTheDocument();
    const items = await within(
      screen.getByRole('region', { name: 'History' }),
    ).findAllByRole('listitem');
    expect(items[0]).toHaveTextContent(/^Hibernated; memory and disk are kept/);
    expect(items[1]).toHaveTextContent(/^The machine is hibernating/);
    expect(items[4]).toHaveTextContent(/^Stopped; the disk is kept/);
  });

  it('shows the password on demand and hides it again', async () => {
    api.workstations = [
      sampleWorkstation({
        identity: { mode: 'personal', userName: 'ada' },
        actions: ['connect', 'revealCredentials', 'delete'],
      }),
    ];
    renderVdi(PATH, api);
    const show = await screen.findByRole('button', { name: 'Show password' });
    jest.useFakeTimers();
    try {
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      await user.click(show);
      expect(await screen.findByLabelText('Password')).toHaveValue(
        'correct horse battery',
      );
      await user.click(screen.getByRole('button', { name: 'Hide password' }));
      expect(screen.queryByLabelText('Password')).toBeNull();
      await user.click(screen.getByRole('button', { name: 'Show password' }));
      await screen.findByLabelText('Password');
      act(() => jest.advanceTimersByTime(10_000));
      expect(
        screen.getByText(/^It hides again in (19|20) seconds/),
      ).toBeInTheDocument();
      act(() => jest.advanceTimersByTime(21_000));
      expect(screen.queryByLabelText('Password')).toBeNull();
      expect(document.body.innerHTML).not.toContain('correct horse');
    } finally {
      jest.useRealTimers();
    }
  });

  it('cancels one that is not ready yet without threatening with losses', async () => {
    api.workstations = [launchingWorkstation()];
    renderVdi(PATH, api);
    expect(
      await screen.findByText('You can connect as soon as it is ready.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel payments-debug' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Cancel “payments-debug”?',
    });
    expect(dialog).toHaveTextContent(/nothing on it to lose/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel it' }),
    );
    expect(await screen.findByText('Deleting')).toBeInTheDocument();
  });

  it('keeps a refusal in the dialog where it happened', async () => {
    api.workstations = [
      sampleWorkstation({ owner: OTHER, actions: ['delete'] }),
    ];
    jest.spyOn(api, 'deleteWorkstation').mockImplementation(async () => {
      throw await refusal(403, 'Only its owner can delete it.');
    });
    renderVdi(PATH, api);
    expect(
      await screen.findByText('Only its owner can connect.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'More actions for payments-debug' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('It belongs to grace, not to you.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Only its owner can delete it.',
    );
  });

  it('says when there is no such workstation', async () => {
    renderVdi(PATH, api);
    expect(
      await screen.findByRole('heading', {
        name: 'There is no such workstation',
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'To my workstations' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'A desktop, seconds away' }),
    ).toBeInTheDocument();
  });
});
