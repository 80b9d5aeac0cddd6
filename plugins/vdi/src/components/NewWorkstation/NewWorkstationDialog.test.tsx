import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeVdiApi,
  refusal,
  renderVdi,
  sampleMe,
  sampleTemplate,
  sampleWorkstation,
} from '../../__testUtils__';

async function openDialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'New workstation' }),
  );
  return screen.findByRole('dialog', { name: 'New workstation' });
}

describe('new workstation', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.workstations = [sampleWorkstation({ name: 'Ubuntu-dev' })];
  });

  it('says what will happen and makes one workstation of a double click', async () => {
    api.templates = api.templates.map(each => ({ ...each, pricePerHour: 0.2 }));
    renderVdi('/vdi', api, {
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'payments-service', namespace: 'default' },
        },
      ],
    });
    const dialog = within(await openDialog());
    const ubuntu = await dialog.findByRole('radio', {
      name: 'Ubuntu developer',
    });
    expect(ubuntu).toBeChecked();
    expect(ubuntu).toHaveAccessibleDescription(
      /Linux · 4 vCPU · 16 GiB memory · 100 GiB disk · \$0\.20 per hour\s*usually 3 min/,
    );
    expect(
      dialog.getByRole('button', { name: 'Start one (about 3 min)' }),
    ).toBeEnabled();
    // “Ubuntu-dev” is taken.
    expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'ubuntu-dev-2',
    );

    await userEvent.click(dialog.getByRole('radio', { name: 'Windows QA' }));
    const entity = dialog.getByRole('textbox', {
      name: /^Component or system/,
    });
    await userEvent.type(entity, 'payments');
    await userEvent.click(
      await screen.findByRole('option', { name: /payments-service/ }),
    );
    await userEvent.dblClick(
      dialog.getByRole('button', { name: 'Get it now' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(
      await screen.findByRole('article', { name: 'windows-qa' }),
    ).toBeInTheDocument();
    expect(api.created).toEqual([
      {
        request: {
          templateId: 'windows-qa',
          name: 'windows-qa',
          entityRef: 'component:default/payments-service',
        },
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it('offers no template whose first image is being built', async () => {
    api.templates = [
      sampleTemplate({ ready: false, typicalSeconds: undefined }),
      sampleTemplate({ id: 'lab', name: 'Lab' }),
    ];
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    const ubuntu = await dialog.findByRole('radio', {
      name: 'Ubuntu developer',
    });
    expect(ubuntu).toBeDisabled();
    expect(ubuntu).toHaveAccessibleDescription(
      /Its first image is being built\./,
    );
    expect(dialog.getByRole('radio', { name: 'Lab' })).toBeChecked();
  });

  it('asks for nothing while no template is ready', async () => {
    api.templates = [sampleTemplate({ ready: false })];
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    expect(
      await dialog.findByRole('radio', { name: 'Ubuntu developer' }),
    ).toBeDisabled();
    expect(dialog.getByRole('button', { name: /^Start one/ })).toBeDisabled();
  });

  it('sends the same key again after a lost answer, and another after a change', async () => {
    const create = api.createWorkstation.bind(api);
    const spy = jest
      .spyOn(api, 'createWorkstation')
      .mockImplementationOnce(async (...args) => {
        await create(...args);
        throw new TypeError('Failed to fetch');
      });
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    const start = await dialog.findByRole('button', { name: /^Start one/ });
    await userEvent.click(start);
    expect(
      await dialog.findByText(/The portal could not be reached/),
    ).toBeInTheDocument();
    await userEvent.click(start);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.workstations).toHaveLength(2);
    const [first, second] = api.created;
    expect(second).toEqual(first);

    spy.mockRestore();
    const again = within(await openDialog());
    await userEvent.click(
      await again.findByRole('button', { name: /^Start one/ }),
    );
    await waitFor(() => expect(api.created).toHaveLength(3));
    expect(api.created[2].key).not.toBe(first.key);
  });

  it('checks the name before it is sent', async () => {
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    const name = await dialog.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    expect(dialog.getByText('Give it a name.')).toBeInTheDocument();
    await userEvent.type(name, '-bad');
    expect(
      dialog.getByText(/^A name begins with a letter or digit/),
    ).toBeInTheDocument();
    expect(name).toBeInvalid();
    expect(dialog.getByRole('button', { name: /^Start one/ })).toBeDisabled();
    await userEvent.clear(name);
    await userEvent.type(name, 'été_2.0 x');
    expect(dialog.getByRole('button', { name: /^Start one/ })).toBeEnabled();
  });

  it('says which limit is reached and what to do', async () => {
    api.me = sampleMe({ workstations: { used: 3, limit: 3 } });
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    expect(
      await dialog.findByText(/You have 3 workstations, and 3 is the limit/),
    ).toHaveTextContent(/Delete one that you do not need/);
    expect(dialog.getByRole('button', { name: /^Start one/ })).toBeDisabled();
  });

  it('renews the templates when the chosen one is gone', async () => {
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    await dialog.findByRole('radio', { name: 'Ubuntu developer' });
    api.templates = api.templates.filter(({ id }) => id !== 'ubuntu-dev');
    await userEvent.click(dialog.getByRole('button', { name: /^Start one/ }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /'ubuntu-dev' is not offered any more; choose another one\..*Look at the templates again/,
    );
    expect(
      await dialog.findByRole('button', { name: 'Get it now' }),
    ).toBeEnabled();
    expect(
      dialog.queryByRole('radio', { name: 'Ubuntu developer' }),
    ).toBeNull();
  });

  it('keeps the error of the server in the dialog', async () => {
    jest.spyOn(api, 'createWorkstation').mockImplementation(async () => {
      throw await refusal(403, 'You have reached the limit of your team.');
    });
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    await userEvent.click(
      await dialog.findByRole('button', { name: /^Start one/ }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'You have reached the limit of your team.',
    );
  });

  it('offers a search among many templates, and other versions', async () => {
    api.templates = Array.from({ length: 12 }, (_, index) =>
      sampleTemplate({ id: `t-${index}`, name: `Template ${index}` }),
    );
    renderVdi('/vdi', api);
    const dialog = within(await openDialog());
    const search = await dialog.findByRole('searchbox');
    await userEvent.type(search, '11');
    expect(dialog.getAllByRole('radio')).toHaveLength(1);
    await userEvent.click(dialog.getByRole('radio', { name: 'Template 11' }));
    await userEvent.clear(search);
    await userEvent.type(search, 'nothing like it');
    expect(
      dialog.getByText('No template matches “nothing like it”.'),
    ).toBeInTheDocument();

    await userEvent.click(dialog.getByRole('button', { name: 'Advanced' }));
    const version = await dialog.findByRole('button', { name: /^Version/ });
    await waitFor(() =>
      expect(version).toHaveTextContent('Version 4 (default)'),
    );
    await userEvent.click(version);
    await userEvent.click(screen.getByRole('option', { name: 'Version 5' }));
    await userEvent.click(dialog.getByRole('button', { name: /^Start one/ }));
    await waitFor(() =>
      expect(api.created[0]?.request).toMatchObject({
        templateId: 't-11',
        version: 5,
      }),
    );
  });
});
