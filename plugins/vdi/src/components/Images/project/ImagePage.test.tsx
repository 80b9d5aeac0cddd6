import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessibilityProblems,
  administrator,
  buildId,
  failedImageBuild,
  FakeSignals,
  FakeVdiApi,
  OTHER,
  refusal,
  renderVdi,
  runningImageBuild,
  sampleImageBuild,
  sampleImageEvent,
  sampleImageSettings,
  sampleImageSteps,
} from '../../../__testUtils__';

const PATH = '/vdi/images/payments-desktop';

async function dialog() {
  return within(await screen.findByRole('dialog'));
}

async function closed() {
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
}

describe('an image project', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.me = administrator;
  });

  it('says what it is made of, and what happened to it', async () => {
    api.images.add(
      { sourceUrl: 'https://git.example.com/payments/desktop' },
      [sampleImageBuild(1, { isDefault: true })],
      { installScript: 'apt-get install -y kubectl', diskGiB: 120 },
    );
    api.images.events = [
      sampleImageEvent(1, { type: 'promoted', buildNumber: 1 }),
      sampleImageEvent(2, {
        type: 'build-failed',
        buildNumber: 1,
        actor: { kind: 'system' },
        message: 'Step InstallScript failed.',
      }),
    ];
    renderVdi(PATH, api);
    const madeOf = within(
      await screen.findByRole('region', { name: 'What it is made of' }),
    );
    expect(madeOf.getByText('apt-get install -y kubectl')).toBeVisible();
    expect(madeOf.getByText('git, jq')).toBeVisible();
    expect(madeOf.getByText('120 GiB disk')).toBeVisible();
    expect(
      madeOf.getByText(
        /every Sunday at 02:00 \(Europe\/Berlin\), when the base/,
      ),
    ).toBeVisible();
    expect(madeOf.getByText('$0.20 per hour (m7i.xlarge)')).toBeVisible();
    expect(screen.getByRole('link', { name: /^Source/ })).toHaveAttribute(
      'href',
      'https://git.example.com/payments/desktop',
    );
    const history = within(screen.getByRole('region', { name: 'History' }));
    expect(
      await history.findByText('Build 1 became the default version'),
    ).toBeVisible();
    expect(history.getByText('Step InstallScript failed.')).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('calls tools by their names, and offers no way back where there is none', async () => {
    api.images.add({}, [
      sampleImageBuild(2, { isDefault: true }),
      failedImageBuild(1),
    ]);
    renderVdi(PATH, api);
    const madeOf = within(
      await screen.findByRole('region', { name: 'What it is made of' }),
    );
    expect(await madeOf.findByText('Docker')).toBeVisible();
    expect(
      await screen.findByRole('rowheader', { name: 'Build 2 Default' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Roll back' })).toBeNull();
  });

  it('says what is wrong with it and what to do', async () => {
    api.images.add({
      status: 'broken',
      problem:
        'The package ‘foo’ has no candidate; take it away or spell it right.',
      actions: ['change', 'delete'],
    });
    renderVdi(PATH, api);
    expect(await screen.findByText(/has no candidate/)).toBeVisible();
    expect(screen.getByText('The portal tries again by itself.')).toBeVisible();
    expect(screen.getByText('It has not been built yet.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Build now/ })).toBeNull();
  });

  it('is built once, however often one clicks, and tells how far that is', async () => {
    const signals = new FakeSignals();
    api.images.add({}, [sampleImageBuild(1, { isDefault: true })]);
    renderVdi(PATH, api, { signals });
    await userEvent.dblClick(
      await screen.findByRole('button', { name: 'Build now (about 25 min)' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Build 2 is under way' }),
    ).toBeVisible();
    expect(api.images.started).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Building…' })).toBeDisabled();

    api.images.patchBuild(buildId(2), {
      ...runningImageBuild(2),
      stage: 'test',
      actions: [],
    });
    act(() => signals.send('vdi:images', { imageId: 'payments-desktop' }));
    expect(
      await screen.findByRole('listitem', { name: 'Test: in progress' }),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Progress of build 2' }),
    ).toHaveAttribute('aria-valuenow', '19');
    expect(
      screen.getByText(/usually 25 min · about 20 min left/),
    ).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('repeats a request for a build with the same key when its answer was lost', async () => {
    api.images.add({ typicalBuildSeconds: undefined });
    const start = api.images.startBuild.bind(api.images);
    api.images.startBuild = async (...args) => {
      await start(...args);
      api.images.startBuild = start;
      throw new TypeError('Failed to fetch');
    };
    renderVdi(PATH, api);
    // The list shows the build that was begun; the request is repeated all the same.
    api.images.list = async () => ({ items: [], total: 0 });
    const get = api.images.get.bind(api.images);
    const before = await get('payments-desktop');
    api.images.get = async () => before;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Build now' }),
    );
    expect(await screen.findByText(/could not be reached/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Build now' }));
    await waitFor(() => expect(api.images.started).toHaveLength(2));
    const [first, second] = api.images.started;
    expect(first.key).toBeDefined();
    expect(second.key).toBe(first.key);
  });

  it('lets a candidate be approved, and says what that does', async () => {
    api.images.add({}, [
      sampleImageBuild(2, { status: 'candidate', promotedAt: undefined }),
      sampleImageBuild(1, { isDefault: true }),
    ]);
    api.previewRollout = async () => ({
      from: 1,
      to: 2,
      replaced: 2,
      reused: 0,
      kept: 3,
      surge: 1,
      steps: 2,
      typicalSeconds: 180,
    });
    renderVdi(PATH, api);
    expect(
      await screen.findByText(/^Build 2 passed its test and waits/),
    ).toBeVisible();
    const [approve] = await screen.findAllByRole('button', {
      name: 'Approve build 2',
    });
    await userEvent.click(approve);
    const question = await dialog();
    expect(question.getByText(/gets build 2 instead of build 1/)).toBeVisible();
    expect(
      await question.findByText(/^2 warm workstations of other versions/),
    ).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(
      question.getByRole('button', { name: 'Approve build 2' }),
    );
    await closed();
    expect(api.images.acts).toEqual([
      { action: 'promote', buildId: buildId(2) },
    ]);
    expect(
      await screen.findByRole('rowheader', { name: 'Build 2 Default' }),
    ).toBeVisible();
    expect(screen.queryByText(/waits for approval/)).toBeNull();
  });

  it('turns a candidate down and tries it again', async () => {
    api.images.add({}, [sampleImageBuild(2, { status: 'candidate' })]);
    renderVdi(PATH, api);
    const [reject] = await screen.findAllByRole('button', {
      name: 'Turn down build 2',
    });
    await userEvent.click(reject);
    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'Turn it down' }),
    );
    await closed();
    expect(await screen.findByText('Turned down')).toBeVisible();

    api.images.patchBuild(buildId(2), {
      status: 'failed',
      failure: { stage: 'try', message: 'DCV did not answer in time.' },
    });
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again: build 2' }),
    );
    expect(await screen.findByText('Being tried')).toBeVisible();
    expect(api.images.acts.map(({ action }) => action)).toEqual([
      'reject',
      'try',
    ]);
  });

  it('goes back to the default before the present one, named, after a question', async () => {
    api.images.add({}, [
      sampleImageBuild(3, { isDefault: true }),
      failedImageBuild(2),
      sampleImageBuild(1),
    ]);
    api.previewRollout = async () => {
      throw await refusal(403, 'You may not manage templates.');
    };
    renderVdi(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back' }),
    );
    const question = await dialog();
    expect(
      await question.findByText(/gets build 1 instead of build 3/),
    ).toBeVisible();
    // Whoever may not see the numbers of the pool still learns what happens.
    expect(
      await question.findByText(/^Warm workstations of other versions are/),
    ).toBeVisible();
    await userEvent.dblClick(
      question.getByRole('button', { name: 'Roll back to build 1' }),
    );
    await closed();
    expect(api.images.acts).toEqual([
      { action: 'rollback', buildId: buildId(1) },
    ]);
    expect(
      await screen.findByRole('rowheader', { name: 'Build 1 Default' }),
    ).toBeVisible();
  });

  it('cancels a build, and keeps a refusal where it happened', async () => {
    api.images.add({}, [runningImageBuild(1)]);
    const act1 = api.images.actOnBuild.bind(api.images);
    api.images.actOnBuild = async () => {
      throw await refusal(409, 'The image is being copied; wait until it is.');
    };
    renderVdi(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel build 1' }),
    );
    const question = await dialog();
    const confirm = question.getByRole('button', { name: 'Cancel the build' });
    await userEvent.click(confirm);
    expect(await question.findByText(/is being copied/)).toBeVisible();
    api.images.actOnBuild = act1;
    await userEvent.click(confirm);
    await closed();
    expect(await screen.findByText('Cancelled')).toBeVisible();
  });

  it('is deleted after all that is lost has been named, and not while somebody uses it', async () => {
    api.images.add({}, [sampleImageBuild(2), sampleImageBuild(1)]);
    api.images.workstations['payments-desktop'] = 2;
    renderVdi(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const question = await dialog();
    expect(
      await question.findByText('2 builds with their images'),
    ).toBeVisible();
    expect(question.getByText(/^the template payments-desktop/)).toBeVisible();
    expect(await accessibilityProblems()).toEqual([]);
    const confirm = question.getByRole('button', { name: 'Delete the image' });
    await userEvent.click(confirm);
    expect(await question.findByText(/^2 workstations .* exist/)).toBeVisible();
    api.images.workstations = {};
    await userEvent.click(confirm);
    await closed();
    expect(api.images.deleted).toEqual(['payments-desktop']);
    expect(
      await screen.findByText(/^It is being taken down with its template/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  it('shows all about a build, which the address bar holds', async () => {
    api.images.add({}, [
      failedImageBuild(3),
      sampleImageBuild(2, { isDefault: true }),
      sampleImageBuild(1, { promotedBy: { kind: 'user', ref: OTHER } }),
    ]);
    api.images.describe(buildId(3), { steps: sampleImageSteps });
    api.images.describe(buildId(2), {
      settings: sampleImageSettings({ packages: ['git'] }),
      packages: Array.from({ length: 2_000 }, (_, index) => ({
        name: `package-${String(index).padStart(4, '0')}`,
        version: '1.0',
      })),
    });
    api.images.describe(buildId(1), {
      settings: sampleImageSettings(),
      packages: [{ name: 'package-0000', version: '0.9' }],
    });
    renderVdi(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Build 3' }),
    );
    const panel = () =>
      within(screen.getByRole('region', { name: /^Build \d/ }));
    expect(
      await screen.findByText('In install-script, step InstallScript'),
    ).toBeVisible();
    expect(panel().getByText(/^It failed while it was being/)).toBeVisible();
    expect(panel().getByText(/kubectl: command not found/)).toBeVisible();
    expect(panel().getByRole('link', { name: /^Open in AWS/ })).toHaveAttribute(
      'href',
      expect.stringContaining('console.aws'),
    );
    const steps = within(
      panel().getByRole('region', { name: 'Steps' }),
    ).getAllByRole('listitem');
    expect(steps.map(each => each.textContent)).toEqual([
      expect.stringContaining('LaunchBuildInstanceInstall · done · 50 sec'),
      expect.stringContaining('Installing packages'),
      expect.stringContaining('not yet'),
    ]);
    expect(await accessibilityProblems()).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Build 2' }));
    expect(await screen.findByText('2,000 of 2,000 packages')).toBeVisible();
    expect(panel().getByText('A workstation of it worked')).toBeVisible();
    const packages = within(panel().getByRole('region', { name: 'Packages' }));
    expect(packages.getAllByRole('rowheader')).toHaveLength(25);
    await userEvent.type(packages.getByRole('searchbox'), 'package-1999');
    expect(packages.getByText('1 of 2,000 packages')).toBeVisible();
    expect(packages.getAllByRole('rowheader')).toHaveLength(1);

    const changes = within(
      panel().getByRole('region', { name: 'What changed' }),
    );
    expect(
      await changes.findByText(
        'Compared with build 1: 1 setting changed, 2000 packages changed.',
      ),
    ).toBeVisible();
    await userEvent.click(
      changes.getByRole('button', { name: /^Compared with/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Build 3' }),
    );
    expect(await changes.findByText(/^Compared with build 3:/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Close the build' }),
    );
    expect(screen.queryByRole('region', { name: /^Build \d/ })).toBeNull();
  });

  it('pages its builds', async () => {
    api.images.add(
      {},
      Array.from({ length: 15 }, (_, index) => sampleImageBuild(15 - index)),
    );
    renderVdi(PATH, api);
    await screen.findByRole('button', { name: 'Build 15' });
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByRole('button', { name: 'Build 1' });
    expect(screen.queryByRole('button', { name: 'Build 15' })).toBeNull();
  });

  it('knows no project that does not exist', async () => {
    renderVdi('/vdi/images/nothing', api);
    expect(
      await screen.findByRole('heading', { name: 'There is no such image' }),
    ).toBeVisible();
  });
});
