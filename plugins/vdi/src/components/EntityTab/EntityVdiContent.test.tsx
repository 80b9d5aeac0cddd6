import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { vdiApiRef } from '../../api';
import {
  FakeVdiApi,
  OTHER,
  renderVdi,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';
import { rootRouteRef } from '../../routes';
import { EntityVdiContent } from './EntityVdiContent';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments-service',
    title: 'Payments',
    namespace: 'default',
    annotations: {
      'vdi.deskstage.io/workstations': 'true',
      'vdi.deskstage.io/templates': 'windows-qa, gone',
    },
  },
};
const REF = 'component:default/payments-service';

describe('tab of a catalog entity', () => {
  it('shows the workstations opened for it, mine first, and opens one', async () => {
    const api = new FakeVdiApi();
    api.workstations = [
      sampleWorkstation({
        id: workstationId(1),
        name: 'hers',
        owner: OTHER,
        entityRef: REF,
        actions: [],
      }),
      sampleWorkstation({ id: workstationId(2), name: 'mine', entityRef: REF }),
      sampleWorkstation({ id: workstationId(3), name: 'for another' }),
    ];
    renderVdi('/', api, { entity });
    const list = await screen.findByRole('list', {
      name: 'Workstations for Payments',
    });
    await within(list).findByText(/^yours/);
    expect(
      within(list)
        .getAllByRole('heading')
        .map(each => each.textContent),
    ).toEqual(['mine', 'hers']);

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Open a workstation for Payments',
      }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'New workstation for Payments',
      }),
    );
    const [first] = await dialog.findAllByRole('radio');
    expect(first).toHaveAccessibleName('Windows QA');
    expect(first).toBeChecked();
    expect(first).toHaveAccessibleDescription(/Suggested$/);
    await userEvent.click(dialog.getByRole('button', { name: 'Get it now' }));
    expect(
      await screen.findByRole('article', { name: 'payments-service' }),
    ).toBeInTheDocument();
    expect(api.created[0].request).toEqual({
      templateId: 'windows-qa',
      name: 'payments-service',
      entityRef: REF,
    });
  });

  it('is absent from entities that are not opened for workstations', async () => {
    const { annotations, ...metadata } = entity.metadata;
    renderVdi('/', new FakeVdiApi(), { entity: { ...entity, metadata } });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(annotations).toBeDefined();
  });

  it('says how to open the entity where an app shows the tab all the same', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [vdiApiRef, new FakeVdiApi()],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <EntityProvider entity={{ ...entity, metadata: { name: 'other' } }}>
          <EntityVdiContent />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/vdi': rootRouteRef } },
    );
    expect(
      screen.getByRole('heading', { name: 'Not opened for workstations' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/vdi.deskstage.io\/workstations: 'true'/),
    ).toBeInTheDocument();
  });
});
