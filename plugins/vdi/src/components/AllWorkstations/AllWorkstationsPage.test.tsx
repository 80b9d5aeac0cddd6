import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  administrator,
  ago,
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleFleet,
  workstationId,
} from '../../__testUtils__';
import { nextSort, readFleetSearch, writeFleetSearch } from './fleetSearch';

describe('all workstations', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
    api.workstations = sampleFleet(60);
  });

  it('keeps the menu of a row in sight in a window narrower than the table', async () => {
    renderVdi('/vdi/all', api);
    const menu = await screen.findByRole('button', {
      name: 'More actions for desktop-1',
    });
    expect(menu.closest('td')).toHaveStyle({
      position: 'sticky',
      right: '0px',
    });
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
    api.workstations = sampleFleet(2);
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

  it('deletes without AWS what hangs there, in words that say what that means', async () => {
    const hanging = {
      status: 'terminating' as const,
      intent: 'terminate' as const,
      actions: [],
    };
    api.workstations = sampleFleet(2).map((each, index) => ({
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

  it('shows one beside the table, with an address of its own', async () => {
    api.workstations = sampleFleet(2);
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
