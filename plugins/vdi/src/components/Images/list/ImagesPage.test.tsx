import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessibilityProblems,
  administrator,
  failedImageBuild,
  FakeSignals,
  FakeVdiApi,
  refusal,
  renderVdi,
  runningImageBuild,
  sampleImageBuild,
  sampleMe,
  scaffolderStandIn,
} from '../../../__testUtils__';

describe('images', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
  });

  it('lists those first that somebody should look at, with all that is known', async () => {
    api.images.add({}, [
      sampleImageBuild(3, { status: 'candidate' }),
      sampleImageBuild(2, { isDefault: true }),
    ]);
    api.images.add(
      { id: 'a-quiet-one', name: 'A quiet one', nextBuildAt: undefined },
      [],
    );
    api.images.add({ id: 'failing', name: 'Failing' }, [failedImageBuild(1)]);
    renderVdi('/vdi', api);
    await userEvent.click(await screen.findByRole('link', { name: 'Images' }));
    await screen.findByRole('table');
    expect(
      screen.getAllByRole('rowheader').map(each => each.textContent),
    ).toEqual([
      expect.stringMatching(/^Failing/),
      expect.stringMatching(/^Payments desktop.*Build 3 waits for approval/),
      expect.stringMatching(/^A quiet one/),
    ]);
    const [, failing, waiting, quiet] = screen
      .getAllByRole('row')
      .map(row => within(row));
    expect(failing.getByText('Failed')).toBeVisible();
    expect(failing.getByText(/by you/)).toBeVisible();
    expect(waiting.getByText('Version 2')).toBeVisible();
    expect(waiting.getByText(/^3 days/).parentElement).toHaveTextContent(
      /^3 days old$/,
    );
    expect(waiting.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
    expect(quiet.getByText('not built yet')).toBeVisible();
    expect(quiet.getByText('when asked for')).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('are searched, narrowed down and paged on the server, and the address bar tells', async () => {
    for (let number = 10; number < 40; number++) {
      api.images.add({ id: `image-${number}`, name: `Image ${number}` });
    }
    api.images.add({
      id: 'theirs',
      name: 'Theirs',
      owner: 'group:default/others',
    });
    renderVdi('/vdi/images', api);
    await screen.findByText('31 images');
    expect(screen.getAllByRole('rowheader')).toHaveLength(25);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByRole('link', { name: 'Theirs' });
    expect(screen.getAllByRole('rowheader')).toHaveLength(6);
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await screen.findByRole('link', { name: 'Image 10' });

    await userEvent.click(screen.getByRole('checkbox', { name: /^Only mine/ }));
    await screen.findByText('30 images');
    await userEvent.type(screen.getByRole('searchbox'), 'image-17');
    await screen.findByText('1 image');
    expect(api.images.queries.at(-1)).toEqual({
      q: 'image-17',
      owned: true,
      cursor: undefined,
      limit: 25,
    });
    await userEvent.type(screen.getByRole('searchbox'), '!');
    expect(
      await screen.findByRole('heading', { name: 'Nothing matches' }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await screen.findByText('31 images');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('follow signals', async () => {
    const signals = new FakeSignals();
    api.images.add({}, [runningImageBuild(1)]);
    renderVdi('/vdi/images', api, { signals });
    await screen.findByText('Being installed');
    api.images.patchBuild(runningImageBuild(1).id, {
      status: 'trying',
      stage: 'try',
    });
    act(() => signals.send('vdi:images', { imageId: 'payments-desktop' }));
    expect(await screen.findByText('Being tried')).toBeVisible();
  });

  it('say what they are where there are none, and lead nowhere that does not exist', async () => {
    renderVdi('/vdi/images', api);
    expect(
      await screen.findByRole('heading', { name: 'No images yet' }),
    ).toBeVisible();
    // The app of this test has no scaffolder.
    expect(screen.queryByRole('button', { name: 'New image' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'New image' })).toBeNull();
  });

  it('lead to the form for a new one, those who may make one', async () => {
    const options = { features: [scaffolderStandIn] };
    const { unmount } = renderVdi('/vdi/images', api, options);
    expect(
      await screen.findByRole('button', { name: 'New image' }),
    ).toHaveAttribute(
      'href',
      '/create/templates/default/new-workstation-image',
    );
    unmount();
    api.me = sampleMe();
    renderVdi('/vdi/images', api, options);
    await screen.findByRole('heading', { name: 'No images yet' });
    expect(screen.queryByRole('button', { name: 'New image' })).toBeNull();
  });

  it('are for those only who may see them', async () => {
    api.me = sampleMe({ may: { ...administrator.may, readImages: false } });
    renderVdi('/vdi/images', api);
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Images' })).toBeNull();
  });

  it('say what went wrong, and are loaded again', async () => {
    const list = api.images.list.bind(api.images);
    api.images.list = async () => {
      throw await refusal(500, 'The database does not answer.');
    };
    renderVdi('/vdi/images', api);
    expect(
      await screen.findByText('The database does not answer.'),
    ).toBeVisible();
    api.images.list = list;
    await userEvent.click(screen.getByRole('button', { name: 'Load again' }));
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'No images yet' }),
      ).toBeVisible(),
    );
  });
});
