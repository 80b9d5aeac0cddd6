import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of workstations. @public */
export const RESOURCE_TYPE_WORKSTATION = 'vdi-workstation';

/** Ask for a workstation of one's own. @public */
export const workstationCreatePermission = createPermission({
  name: 'vdi.workstation.create',
  attributes: { action: 'create' },
});

/** See a workstation and its history. @public */
export const workstationReadPermission = createPermission({
  name: 'vdi.workstation.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_WORKSTATION,
});

/** Start, stop or retry a workstation. @public */
export const workstationUpdatePermission = createPermission({
  name: 'vdi.workstation.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_WORKSTATION,
});

/**
 * Open a workstation. Whatever a policy says, nobody but its owner can.
 *
 * @public
 */
export const workstationConnectPermission = createPermission({
  name: 'vdi.workstation.connect',
  attributes: {},
  resourceType: RESOURCE_TYPE_WORKSTATION,
});

/** Terminate a workstation. @public */
export const workstationDeletePermission = createPermission({
  name: 'vdi.workstation.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_WORKSTATION,
});

/** See the templates one is entitled to. @public */
export const templateReadPermission = createPermission({
  name: 'vdi.template.read',
  attributes: { action: 'read' },
});

/** See and change every template. @public */
export const templateManagePermission = createPermission({
  name: 'vdi.template.manage',
  attributes: { action: 'update' },
});

/** Start and size warm pools. @public */
export const poolManagePermission = createPermission({
  name: 'vdi.pool.manage',
  attributes: { action: 'update' },
});

/** See numbers about everybody's workstations. @public */
export const fleetReadPermission = createPermission({
  name: 'vdi.fleet.read',
  attributes: { action: 'read' },
});

/** See image projects and their builds. @public */
export const imageReadPermission = createPermission({
  name: 'vdi.image.read',
  attributes: { action: 'read' },
});

/** Make image projects for groups that one belongs to; whoever is of the owning group may change and build it. @public */
export const imageCreatePermission = createPermission({
  name: 'vdi.image.create',
  attributes: { action: 'create' },
});

/** Change, build and delete every image project. @public */
export const imageManagePermission = createPermission({
  name: 'vdi.image.manage',
  attributes: { action: 'update' },
});

/** Every permission of this plugin. @public */
export const vdiPermissions = [
  workstationCreatePermission,
  workstationReadPermission,
  workstationUpdatePermission,
  workstationConnectPermission,
  workstationDeletePermission,
  templateReadPermission,
  templateManagePermission,
  poolManagePermission,
  fleetReadPermission,
  imageReadPermission,
  imageCreatePermission,
  imageManagePermission,
];
