import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page with the caller's own workstations. @public */
export const rootRouteRef = createRouteRef({ id: 'vdi' });

/** The table of everybody's workstations. @public */
export const allWorkstationsRouteRef = createSubRouteRef({
  id: 'vdi.all',
  parent: rootRouteRef,
  path: '/all',
});

/** One workstation, by its id. @public */
export const workstationRouteRef = createSubRouteRef({
  id: 'vdi.workstation',
  parent: rootRouteRef,
  path: '/workstations/:workstationId',
});

/** What workstations are made from, for those who manage it. @public */
export const templatesRouteRef = createSubRouteRef({
  id: 'vdi.templates',
  parent: rootRouteRef,
  path: '/templates',
});

/** One template, by its id. @public */
export const templateRouteRef = createSubRouteRef({
  id: 'vdi.template',
  parent: rootRouteRef,
  path: '/templates/:templateId',
});

/** The warm pools. @public */
export const poolsRouteRef = createSubRouteRef({
  id: 'vdi.pools',
  parent: rootRouteRef,
  path: '/pools',
});

/** The warm pool of a template, by the template's id. @public */
export const poolRouteRef = createSubRouteRef({
  id: 'vdi.pool',
  parent: rootRouteRef,
  path: '/pools/:templateId',
});

/** How the plugin itself is doing. @public */
export const operationsRouteRef = createSubRouteRef({
  id: 'vdi.operations',
  parent: rootRouteRef,
  path: '/operations',
});

/** The image projects. @public */
export const imagesRouteRef = createSubRouteRef({
  id: 'vdi.images',
  parent: rootRouteRef,
  path: '/images',
});

/** One image project, by its id. @public */
export const imageRouteRef = createSubRouteRef({
  id: 'vdi.image',
  parent: rootRouteRef,
  path: '/images/:imageId',
});

/** What an image project is made of, to change it. @public */
export const imageSettingsRouteRef = createSubRouteRef({
  id: 'vdi.image-settings',
  parent: rootRouteRef,
  path: '/images/:imageId/settings',
});

/**
 * The form that makes an image project: a template of the scaffolder. Where it leads nowhere, no way to it is shown.
 *
 * @public
 */
export const newImageRouteRef = createExternalRouteRef({
  id: 'vdi.new-image',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The tab of an image project's entity with its builds. @public */
export const entityBuildsRouteRef = createRouteRef({
  id: 'vdi.entity-builds',
});

/** The tab of a template's entity with its versions. @public */
export const entityVersionsRouteRef = createRouteRef({
  id: 'vdi.entity-versions',
});

/** The tab of a template's entity with the workstations made from it. @public */
export const entityTemplateWorkstationsRouteRef = createRouteRef({
  id: 'vdi.entity-template-workstations',
});

/** The tab of a catalog entity. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'vdi.entity-content',
});
