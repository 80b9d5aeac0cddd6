import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { vdiApiRef } from '../../api';
import {
  accessibilityProblems,
  FakeVdiApi,
  OTHER,
  renderVdi,
  sampleImageBuild,
  sampleWorkstation,
  workstationId,
} from '../../__testUtils__';
import { isVdiImage, isVdiTemplate } from '../../isVdiAvailable';
import { rootRouteRef } from '../../routes';
import {
  EntityVdiBuildsContent,
  EntityVdiTemplateWorkstationsContent,
  EntityVdiVersionsContent,
} from '.';

function resource(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'desktop', title: 'Desktop', annotations },
    spec: { type: 'workstation-template', owner: 'payments' },
  };
}

const IMAGE = resource({ 'vdi.deskstage.io/image': 'ubuntu-dev' });
const TEMPLATE = resource({ 'vdi.deskstage.io/template': 'ubuntu-dev' });

describe('tabs of an image’s or template’s entity', () => {
  let api: FakeVdiApi;

  beforeEach(() => {
    api = new FakeVdiApi();
    api.images.add({ id: 'ubuntu-dev', name: 'Ubuntu developer' }, [
      sampleImageBuild(2, { status: 'candidate' }),
      sampleImageBuild(1, { isDefault: true }),
    ]);
    api.workstations = [
      sampleWorkstation({ id: workstationId(1), name: 'hers', owner: OTHER }),
      sampleWorkstation({ id: workstationId(2), name: 'mine' }),
      sampleWorkstation({
        id: workstationId(3),
        name: 'of another template',
        template: { id: 'windows-qa', name: 'Windows QA', version: 1 },
      }),
    ];
  });

  it('show an image’s builds, which one can act on, and lead to its page', async () => {
    renderVdi('/', api, { entity: IMAGE });
    expect(
      await screen.findByRole('link', {
        name: 'Everything about the image “Ubuntu developer”',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/vdi\/images\/ubuntu-dev$/),
    );
    const [approve] = await screen.findAllByRole('button', {
      name: 'Approve build 2',
    });
    await userEvent.click(approve);
    const question = within(await screen.findByRole('dialog'));
    await userEvent.click(
      question.getByRole('button', { name: 'Approve build 2' }),
    );
    expect(
      await screen.findByRole('rowheader', { name: 'Build 2 Default' }),
    ).toBeVisible();
  });

  it('show a template’s versions', async () => {
    api.versions = { 'ubuntu-dev 5': { imageId: undefined, workstations: 7 } };
    // It has no builds, so that this is the first of its tabs.
    renderVdi('/', api, { entity: TEMPLATE });
    const rows = (await screen.findAllByRole('row')).map(
      each => each.textContent,
    );
    expect(rows).toHaveLength(6);
    expect(rows[1]).toMatch(/^Version 5.*is being built.*70$/);
    expect(rows[2]).toMatch(/^Version 4Default/);
  });

  it('show the workstations made from it, mine first, and open another one', async () => {
    renderVdi('/', api, {
      entity: TEMPLATE,
      disabled: ['entity-content:vdi/template-versions'],
    });
    const list = await screen.findByRole('list', {
      name: 'Workstations for Desktop',
    });
    await within(list).findByText(/^yours/);
    expect(
      within(list)
        .getAllByRole('heading')
        .map(each => each.textContent),
    ).toEqual(['mine', 'hers']);
    expect(await accessibilityProblems()).toEqual([]);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Open a workstation for Desktop',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const [first] = await dialog.findAllByRole('radio');
    expect(first).toHaveAccessibleName('Ubuntu developer');
    await userEvent.click(dialog.getByRole('button', { name: /^Start one/ }));
    expect(api.created[0].request).toMatchObject({
      templateId: 'ubuntu-dev',
      entityRef: undefined,
    });
  });

  it.each([
    [EntityVdiBuildsContent, 'vdi.deskstage.io/image'],
    [EntityVdiVersionsContent, 'vdi.deskstage.io/template'],
    [EntityVdiTemplateWorkstationsContent, 'vdi.deskstage.io/template'],
  ])('say what an entity lacks: %p', async (Tab, annotation) => {
    const entity = resource({});
    expect([isVdiImage(entity), isVdiTemplate(entity)]).toEqual([false, false]);
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [vdiApiRef, api],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <EntityProvider entity={entity}>
          <Tab />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/vdi': rootRouteRef } },
    );
    expect(
      screen.getByText(new RegExp(`${annotation}: my-image`)),
    ).toBeVisible();
  });

  it('belong to which entities', () => {
    expect([isVdiImage(IMAGE), isVdiTemplate(IMAGE)]).toEqual([true, true]);
    expect([isVdiImage(TEMPLATE), isVdiTemplate(TEMPLATE)]).toEqual([
      false,
      true,
    ]);
  });
});
