import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { vdiPermissions } from '@deskstage/backstage-plugin-vdi-common';
import { ExamplePermissionPolicy } from './ExamplePermissionPolicy';

const claims = ['user:default/amara.okafor', 'group:default/payments'];

const ALLOW = { result: 'ALLOW' };
const DENY = { result: 'DENY' };
const OWN = {
  result: 'CONDITIONAL',
  pluginId: 'vdi',
  resourceType: 'vdi-workstation',
  conditions: {
    rule: 'IS_OWNER',
    resourceType: 'vdi-workstation',
    params: { claims },
  },
};

/** What everybody may do who is no administrator. */
const expectations: Record<string, unknown> = {
  'vdi.workstation.create': ALLOW,
  'vdi.workstation.read': OWN,
  'vdi.workstation.update': OWN,
  'vdi.workstation.connect': OWN,
  'vdi.workstation.delete': OWN,
  'vdi.template.read': ALLOW,
  'vdi.template.manage': DENY,
  'vdi.pool.manage': DENY,
  'vdi.fleet.read': DENY,
  'vdi.image.read': ALLOW,
  'vdi.image.create': ALLOW,
  'vdi.image.manage': DENY,
};

function decide(permission: Permission, ownershipEntityRefs: string[]) {
  const userInfo = mockServices.userInfo({ ownershipEntityRefs });
  const credentials = mockCredentials.user(claims[0]);
  return new ExamplePermissionPolicy({ userInfo }).handle(
    { permission },
    { credentials, info: { userEntityRef: claims[0], ownershipEntityRefs } },
  );
}

describe('ExamplePermissionPolicy', () => {
  it.each(vdiPermissions.map(permission => [permission.name, permission]))(
    'decides about %s',
    async (name, permission) => {
      expect(expectations).toHaveProperty([name as string]);
      const policy = new ExamplePermissionPolicy({
        userInfo: mockServices.userInfo.mock(),
      });

      expect(await decide(permission as Permission, claims)).toEqual(
        expectations[name as string],
      );
      expect(
        await decide(permission as Permission, [
          'user:default/mei.tanaka',
          'group:default/vdi-admins',
        ]),
      ).toEqual(ALLOW);
      expect(
        await policy.handle({ permission: permission as Permission }),
      ).toEqual(DENY);
    },
  );

  it('denies what it does not know about workstations and leaves the rest of the portal alone', async () => {
    const later = createPermission({ name: 'vdi.later', attributes: {} });
    const entities = createPermission({
      name: 'catalog.entity.read',
      attributes: { action: 'read' },
    });

    expect(await decide(later, claims)).toEqual(DENY);
    expect(await decide(entities, claims)).toEqual(ALLOW);
  });
});
