import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  administrator,
  ago,
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleFleet,
  USER,
  workstationId,
} from '../../../__testUtils__';

describe('several workstations at once', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
  });

  it('does something with the chosen ones together, and says how it went for each', async () => {
    api.workstations = sampleFleet(4).map((each, index) => ({
      ...each,
      owner: USER,
      actions: index === 0 ? ['delete'] : ['stop', 'rename', 'delete'],
    }));
    const stop = api.actOnWorkstation.bind(api);
    jest
      .spyOn(api, 'actOnWorkstation')
      .mockImplementation(async (id, action, details) => {
        if (id === workstationId(3)) {
          throw await refusal(409, 'It is being set up.');
        }
        return stop(id, action, details);
      });
    renderVdi('/vdi/all', api);
    const all = await screen.findByRole('checkbox', {
      name: 'Choose all on this page',
    });
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Choose desktop-2' }),
    );
    expect(screen.getByText('1 chosen')).toBeInTheDocument();
    expect(all).toHaveAttribute('data-indeterminate', 'true');
    all.focus();
    await userEvent.keyboard(' ');
    const bar = within(
      screen.getByRole('group', { name: 'The chosen workstations' }),
    );
    expect(bar.getByText('4 chosen')).toBeInTheDocument();
    expect(
      bar.getByRole('button', { name: /^Start, possible for 0 of 4/ }),
    ).toBeDisabled();
    await userEvent.dblClick(
      bar.getByRole('button', { name: 'Stop, possible for 3 of 4 chosen' }),
    );
    const run = await screen.findByRole('region', {
      name: 'Stopping 4 workstations',
    });
    expect(run).toHaveFocus();
    expect(
      await within(run).findByText('2 done, 2 not possible'),
    ).toBeInTheDocument();
    expect(
      within(run)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'desktop-1: not possible while its status is “Did not work”',
      'desktop-2: done',
      'desktop-3: not possible: It is being set up.',
      'desktop-4: done',
    ]);
    expect(api.acts.map(({ id }) => id)).toEqual(
      [2, 4].map(number => workstationId(number)),
    );
    expect(
      within(screen.getByRole('row', { name: /desktop-4/ })).getByText(
        'Stopping',
      ),
    ).toBeInTheDocument();
    await userEvent.click(within(run).getByRole('button', { name: 'Close' }));
    expect(run).not.toBeInTheDocument();
    expect(all).toHaveFocus();
    expect(all).not.toBeChecked();
  });

  it('asks once before it takes machines from other people', async () => {
    api.workstations = sampleFleet(4).map((each, index) => ({
      ...each,
      owner: index === 3 ? USER : each.owner,
      actions:
        index === 0
          ? ['delete']
          : [
              'stop',
              ...(index === 1 ? [] : (['hibernate'] as const)),
              'delete',
            ],
    }));
    renderVdi('/vdi/all', api);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Choose all on this page' }),
    );
    await userEvent.click(screen.getByRole('button', { name: /^Hibernate, / }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Hibernate 2 workstations?',
    });
    expect(dialog).toHaveTextContent(
      /machines hibernate.*1 of them belongs to somebody else/,
    );
    expect(api.acts).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Hibernate 2 workstations' }),
    );
    const run = await screen.findByRole('region', { name: /^Hibernating 4/ });
    await within(run).findByText('2 done, 2 not possible');
    // What is wrong with the second is not its status.
    expect(
      within(run)
        .getAllByRole('listitem')
        .slice(0, 2)
        .map(item => item.textContent),
    ).toEqual([
      'desktop-1: not possible while its status is “Did not work”',
      'desktop-2: not possible: it was not launched so that it can hibernate; stop it instead',
    ]);
  });

  it('asks before it deletes several, with how many and which', async () => {
    api.workstations = sampleFleet(8).map((each, index) => ({
      ...each,
      connections: { count: index === 1 ? 1 : 0, observedAt: ago(1) },
    }));
    renderVdi('/vdi/all', api);
    const all = await screen.findByRole('checkbox', {
      name: 'Choose all on this page',
    });
    await userEvent.click(all);
    await userEvent.click(screen.getByRole('button', { name: /^Delete, / }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Delete 8 workstations?',
    });
    expect(dialog).toHaveTextContent(/everything on their disks will be lost/);
    expect(dialog).toHaveTextContent(/Somebody is connected to 1 of them/);
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'desktop-1',
      'desktop-2',
      'desktop-3',
      'desktop-4',
      'desktop-5',
      'and 3 more',
    ]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete 8 workstations' }),
    );
    const run = await screen.findByRole('region', {
      name: 'Deleting 8 workstations',
    });
    expect(await within(run).findByText('8 done')).toBeInTheDocument();
    expect(
      api.workstations.every(({ status }) => status === 'terminating'),
    ).toBe(true);
  });

  it('sends nothing more after it was cancelled', async () => {
    api.workstations = sampleFleet(12);
    let answer = () => {};
    const gate = new Promise<void>(resolve => {
      answer = resolve;
    });
    const remove = jest
      .spyOn(api, 'deleteWorkstation')
      .mockImplementation(async id => {
        await gate;
        return api.getWorkstation(id);
      });
    renderVdi('/vdi/all', api);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Choose all on this page' }),
    );
    await userEvent.click(screen.getByRole('button', { name: /^Delete, / }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: /^Delete 12/,
      }),
    );
    const run = await screen.findByRole('region', { name: /^Deleting 12/ });
    expect(within(run).getByText('0 of 12 handled')).toBeInTheDocument();
    await userEvent.click(
      within(run).getByRole('button', { name: 'Cancel the rest' }),
    );
    await act(async () => answer());
    expect(
      await within(run).findByText('4 done, 8 cancelled'),
    ).toBeInTheDocument();
    expect(remove).toHaveBeenCalledTimes(4);
  });
});
