import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import {
  administrator,
  ago,
  FakeVdiApi,
  OTHER,
  refusal,
  renderVdi,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';
import { nextSort, readFleetSearch, writeFleetSearch } from './fleetSearch';

function many(count: number): Workstation[] {
  return Array.from({ length: count }, (_, index) =>
    sampleWorkstation({
      id: workstationId(index + 1),
      name: `desktop-${index + 1}`,
      owner: OTHER,
      status: index === 0 ? 'failed' : 'ready',
      actions: ['delete'],
    }),
  );
}

describe('all workstations', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
    api.workstations = many(60);
  });

  it('pages, sorts and filters on the server', async () => {
    renderVdi('/vdi', api);
    await userEvent.click(await screen.findByRole('link', { name: 'All' }));
    expect(await screen.findByText('60 workstations')).toBeInTheDocument();
    const rows = () => screen.getAllByRole('row').slice(1);
    expect(rows()).toHaveLength(25);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('desktop-26')).toBeInTheDocument();
    expect(screen.getByText('Page 2')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('desktop-51')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(await screen.findByText('desktop-26')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    await waitFor(() =>
      expect(api.queries.at(-1)).toEqual({ sort: 'name', limit: 25 }),
    );
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );

    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.paste('desktop-1');
    await waitFor(() =>
      expect(api.queries.at(-1)).toEqual({
        q: 'desktop-1',
        sort: 'name',
        limit: 25,
      }),
    );
    expect(await screen.findByText('11 workstations')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('60 workstations')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('reads filters from the address and shows the rows behind a number', async () => {
    renderVdi('/vdi/all?status=stopped&template=ubuntu-dev&owner=none', api);
    expect(
      await screen.findByRole('heading', { name: 'Nothing matches' }),
    ).toBeInTheDocument();
    expect(api.queries.at(-1)).toEqual({
      status: ['stopped'],
      template: 'ubuntu-dev',
      owner: 'none',
      limit: 25,
    });
    expect(screen.getByLabelText('Owner')).toHaveValue('Nobody (warm pool)');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^1\s*Failed\s*: show them$/ }),
    );
    expect(await screen.findByText('1 workstation')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'desktop-1' })).toHaveAttribute(
      'href',
      `/vdi/workstations/${workstationId(1)}`,
    );
  });

  it('deletes anybody’s, naming it and its owner', async () => {
    api.workstations = many(2);
    renderVdi('/vdi/all', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'More actions for desktop-2' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Delete “desktop-2”?',
    });
    expect(dialog).toHaveTextContent('It belongs to grace, not to you.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete' }),
    );
    const row = await screen.findByRole('row', { name: /desktop-2/ });
    expect(await within(row).findByText('Deleting')).toBeInTheDocument();
  });

  it('does something with the chosen ones together, and says how it went for each', async () => {
    api.workstations = many(4).map((each, index) => ({
      ...each,
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

  it('deletes without AWS what hangs there, in words that say what that means', async () => {
    const hanging = {
      status: 'terminating' as const,
      intent: 'terminate' as const,
      actions: [],
    };
    api.workstations = many(2).map((each, index) => ({
      ...each,
      ...hanging,
      statusSince: ago(index === 0 ? 20 : 900),
    }));
    const remove = jest.spyOn(api, 'deleteWorkstation');
    renderVdi('/vdi/all', api);
    const menu = (name: string) =>
      screen.findByRole('button', { name: `More actions for ${name}` });
    await userEvent.click(await menu('desktop-1'));
    expect(screen.getAllByRole('menuitem')).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull());
    await userEvent.click(await menu('desktop-2'));
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Delete without waiting for AWS' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Delete “desktop-2” without waiting for AWS?',
    });
    expect(dialog).toHaveTextContent(/may still run, and cost/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete without waiting' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(remove.mock.calls).toEqual([[workstationId(2), { force: true }]]);
  });

  it('asks before it deletes several, with how many and which', async () => {
    api.workstations = many(8).map((each, index) => ({
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
    api.workstations = many(12);
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

  it('shows one beside the table, with an address of its own', async () => {
    api.workstations = many(2);
    renderVdi('/vdi/all?q=desktop', api);
    await userEvent.click(await screen.findByText('2 workstations'));
    const row = screen.getByRole('row', { name: /desktop-2/ });
    await userEvent.click(within(row).getByText('version 4'));
    const drawer = await screen.findByRole('dialog', {
      name: 'Details of the workstation',
    });
    expect(
      await within(drawer).findByRole('heading', { name: 'desktop-2' }),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByRole('link', { name: 'Open on its own page' }),
    ).toHaveAttribute('href', `/vdi/workstations/${workstationId(2)}`);
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Close details' }),
    );
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
    expect(api.queries.at(-1)).toEqual({ q: 'desktop', limit: 25 });

    const link = screen.getByRole('link', { name: 'desktop-1' });
    link.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'desktop-1' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(link).toHaveFocus();
  });

  it('says so when somebody may not see the fleet', async () => {
    jest.spyOn(api, 'listWorkstations').mockImplementation(async () => {
      throw await refusal(403, 'No.');
    });
    renderVdi('/vdi/all', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeInTheDocument();
  });
});

describe('what the address says about the table', () => {
  it('survives writing and reading, and drops nonsense', () => {
    const search = {
      q: 'a b&c',
      status: ['ready' as const, 'failed' as const],
      template: 'ubuntu-dev',
      owner: 'user:default/ada',
      sort: '-name' as const,
      cursor: 'xyz==',
      page: 3,
      open: workstationId(5),
    };
    expect(readFleetSearch(writeFleetSearch(search))).toEqual(search);
    expect(
      readFleetSearch('?status=nonsense&sort=password&page=-4&q='),
    ).toEqual({ page: 1 });
  });

  it('turns the order around on the second click', () => {
    expect(nextSort('name', undefined)).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('name', '-name')).toBe('name');
    expect(nextSort('createdAt', undefined)).toBe('createdAt');
  });
});
