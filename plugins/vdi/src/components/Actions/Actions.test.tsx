import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import {
  ago,
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleTemplate,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';

const STOPPED: Partial<Workstation> = {
  status: 'stopped',
  connections: undefined,
  runningSince: undefined,
  actions: ['start', 'resize', 'rebuild', 'rename', 'delete'],
};

describe('what can be done with a workstation', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
  });

  function show(overrides: Partial<Workstation> = {}) {
    api.workstations = [sampleWorkstation(overrides)];
    renderVdi('/vdi', api);
  }

  const card = async (name = 'payments-debug') =>
    within(await screen.findByRole('article', { name }));

  async function choose(action: string) {
    const { findByRole } = await card();
    const menu = await findByRole('button', {
      name: 'More actions for payments-debug',
    });
    await userEvent.click(menu);
    await userEvent.click(screen.getByRole('menuitem', { name: action }));
    return menu;
  }

  it('asks on when what opened the question was clicked on twice', async () => {
    show();
    await choose('Rename');
    const dialog = await screen.findByRole('dialog');
    // The second click lands beside the question that the first one opened.
    const beside = dialog.parentElement!;
    const clickBeside = (detail: number) => {
      fireEvent.mouseDown(beside);
      fireEvent.mouseUp(beside, { detail });
    };
    clickBeside(2);
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    clickBeside(1);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('offers what is possible now, and what will be with the reason', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: /^More actions/ }),
    );
    const names = screen.getAllByRole('menuitem').map(item => item.textContent);
    expect(names).toEqual([
      'Details',
      'Stop',
      'Restart',
      'Rename',
      'Change instance typeStop it first',
      'Rebuild',
      'Delete',
    ]);
    const later = screen.getByRole('menuitem', {
      name: 'Change instance type Stop it first',
    });
    expect(later).toHaveAttribute('aria-disabled', 'true');
    // Whoever uses the keyboard comes to it too, and hears why it is not possible.
    await userEvent.keyboard('{Home}{ArrowDown>4/}');
    expect(later).toHaveFocus();
    await userEvent.keyboard('{Enter}{End}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('hibernates where the server offers it, restarts, and keeps the focus near', async () => {
    show({ actions: ['connect', 'stop', 'hibernate', 'reboot', 'rename'] });
    const menu = await choose('Hibernate');
    expect(await (await card()).findByText('Hibernating')).toBeInTheDocument();
    expect(api.acts).toEqual([{ id: workstationId(1), action: 'hibernate' }]);
    await waitFor(() => expect(menu).toHaveFocus());
    await api.change(workstationId(1), {
      ...STOPPED,
      hibernated: true,
      actions: ['start', 'rename', 'delete'],
      cost: { perDayStopped: 0.264 },
    });
    const shown = await card();
    expect(await shown.findByText('Hibernated')).toBeInTheDocument();
    expect(
      shown.getByText(/memory and disk kept · \$0\.26 a day/),
    ).toBeInTheDocument();
    await userEvent.click(menu);
    expect(
      screen.getByRole('menuitem', { name: /^Change instance type/ }),
    ).toHaveTextContent(/without hibernating/);
  });

  it('gives the focus to the name when the button that was pressed is gone', async () => {
    show(STOPPED);
    const start = await screen.findByRole('button', {
      name: 'Start payments-debug',
    });
    start.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(start).not.toBeInTheDocument());
    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: 'payments-debug' }),
      ).toHaveFocus(),
    );
  });

  it('renames, and refuses what the server would refuse before it is sent', async () => {
    show();
    const menu = await choose('Rename');
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Rename “payments-debug”' }),
    );
    const name = dialog.getByLabelText('Name');
    expect(name).toHaveFocus();
    await userEvent.clear(name);
    expect(dialog.getByText('Give it a name.')).toBeInTheDocument();
    await userEvent.type(name, '.hidden');
    expect(dialog.getByText(/begins with a letter/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Rename' })).toBeDisabled();
    await userEvent.keyboard('{Enter}');
    await userEvent.clear(name);
    await userEvent.type(name, ' ledger {Enter}');
    expect(await card('ledger')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.workstations[0]).toMatchObject({ name: 'ledger', revision: 8 });
    expect((await card('ledger')).getByRole('status')).toHaveTextContent(
      'Its name is ledger now.',
    );
    expect(menu).toHaveFocus();
  });

  it('rebuilds after it said what is lost and what comes', async () => {
    api.templates = [sampleTemplate({ defaultVersion: 5 })];
    show({ connections: { count: 1, observedAt: ago(3) } });
    await choose('Rebuild');
    const dialog = await screen.findByRole('dialog', {
      name: 'Rebuild “payments-debug”?',
    });
    expect(dialog).toHaveTextContent(/everything on its disk will be lost/);
    expect(dialog).toHaveTextContent(/Somebody is connected/);
    await within(dialog).findByText(
      /It gets version 5 of Ubuntu developer; it has version 4 now\./,
    );
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Rebuild' }),
    );
    expect(
      await (await card()).findByText('Being rebuilt on version 5'),
    ).toBeInTheDocument();
    expect(api.acts).toHaveLength(1);
    expect(screen.getByRole('log')).toHaveTextContent(
      'payments-debug: Being rebuilt on version 5',
    );
  });

  it('changes the instance type of one that is stopped', async () => {
    api.templates = api.templates.map(each => ({ ...each, pricePerHour: 0.2 }));
    show(STOPPED);
    expect((await card()).getByText('disk kept')).toBeInTheDocument();
    await choose('Change instance type');
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Change the instance type of “payments-debug”',
      }),
    );
    expect(
      await dialog.findByRole('radio', { name: 'm7i.xlarge (present)' }),
    ).toBeChecked();
    expect(
      dialog.getByRole('radio', { name: 'm7i.xlarge (present)' }),
    ).toHaveAccessibleDescription('4 vCPU · 16 GiB memory · $0.20 per hour');
    const confirm = dialog.getByRole('button', { name: 'Change type' });
    expect(confirm).toBeDisabled();
    await userEvent.click(dialog.getByRole('radio', { name: 'm7i.2xlarge' }));
    await userEvent.click(confirm);
    expect(api.acts).toEqual([
      {
        id: workstationId(1),
        action: 'resize',
        instanceType: 'm7i.2xlarge',
      },
    ]);
    expect(
      await (await card()).findByText(/will be of type m7i\.2xlarge$/),
    ).toBeInTheDocument();
  });

  it('says when the template allows no other type, and when it cannot tell', async () => {
    api.templates = [sampleTemplate({ instanceTypes: ['m7i.xlarge'] })];
    show(STOPPED);
    await choose('Change instance type');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(
        'The template Ubuntu developer allows no other type.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Keep the type' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    api.templates = [];
    await choose('Change instance type');
    expect(
      await screen.findByText("There is no template 'ubuntu-dev'."),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Change type' })).toBeDisabled();
  });

  it('warns before it stops by itself, and keeps it running', async () => {
    const stopsAt = ago(-25 * 60);
    show({ stopsAt, actions: ['connect', 'stop', 'extend', 'rename'] });
    const shown = await card();
    expect(shown.getByText(/^stops in 25 min, at /)).toHaveAttribute('title');
    await userEvent.click(
      shown.getByRole('button', { name: 'Extend payments-debug' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Keep “payments-debug” running longer',
      }),
    );
    await userEvent.click(
      dialog.getByRole('radio', { name: /^4 hours more, until / }),
    );
    jest.spyOn(api, 'actOnWorkstation').mockImplementationOnce(async () => {
      throw await refusal(409, 'It is stopping already.');
    });
    await userEvent.click(
      dialog.getByRole('button', { name: 'Keep it running' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'It is stopping already.',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Keep it running' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.acts).toEqual([
      { id: workstationId(1), action: 'extend', hours: 4 },
    ]);
    expect(await shown.findByText(/^stops at /)).toBeInTheDocument();
    expect(shown.queryByRole('button', { name: /^Extend/ })).toBeNull();
    expect(shown.getByRole('status')).toHaveTextContent(
      /^payments-debug runs until /,
    );
  });

  it('tells what it costs while it runs', async () => {
    show({ cost: { perHour: 0.17, thisRun: 0.54 } });
    expect(
      (await card()).getByText(/\$0\.17\/h · \$0\.54 so far/),
    ).toBeInTheDocument();
  });
});
