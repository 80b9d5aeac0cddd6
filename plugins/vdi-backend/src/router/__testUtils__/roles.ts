import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackstageCredentials,
  type HttpAuthService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type BasicPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  fleetReadPermission,
  imageCreatePermission,
  imageReadPermission,
  poolManagePermission,
  RESOURCE_TYPE_WORKSTATION,
  templateManagePermission,
  templateReadPermission,
  workstationCreatePermission,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  createWorkstationConditionalDecision,
  workstationConditions,
} from '../../permissions';

/** Who calls the API in the tests; `reader` is a program whose token is restricted to reading. */
export const ROLES = [
  'owner',
  'stranger',
  'administrator',
  'nobody',
  'service',
  'reader',
] as const;

/** People with one permission more than others: to see the fleet, to manage pools, to manage templates. */
export const SPECIALISTS = ['observer', 'warmer', 'curator'] as const;

export type Role = (typeof ROLES)[number] | (typeof SPECIALISTS)[number];

export const PEOPLE = {
  owner: 'user:default/amara',
  stranger: 'user:default/jonas',
  administrator: 'user:default/mei',
  observer: 'user:default/olu',
  warmer: 'user:default/wim',
  curator: 'user:default/cleo',
} as const;

const GROUPS: Record<string, string[]> = {
  [PEOPLE.owner]: ['group:default/payments'],
  [PEOPLE.administrator]: ['group:default/vdi-admins'],
};

const READER = 'Bearer reader';

/** The header that says who calls; `undefined` for nobody. */
export function authorizationOf(role: Role): string | undefined {
  switch (role) {
    case 'nobody':
      return undefined;
    case 'service':
      return mockCredentials.service.header();
    case 'reader':
      return READER;
    default:
      return mockCredentials.user.header(PEOPLE[role]);
  }
}

/** The test kit's tokens, with two things that it lacks: restricted tokens, and which plugin acts for a person. */
export const httpAuthFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const kit = mockServices.httpAuth({
      pluginId: plugin.getId(),
      defaultCredentials: mockCredentials.none(),
    });
    const credentials: HttpAuthService['credentials'] = async (
      request,
      options,
    ) => {
      const { authorization = '' } = request.headers;
      if (authorization === READER) {
        return mockCredentials.service('external:reader', {
          permissionAttributes: { action: ['read'] },
        }) as never;
      }
      const found = await kit.credentials(request, options);
      const { type, userEntityRef } = found.principal as {
        type: string;
        userEntityRef: string;
      };
      return type === 'user' && authorization.includes('service-token')
        ? (mockCredentials.user(userEntityRef, {
            actor: { subject: 'plugin:vdi' },
          }) as never)
        : found;
    };
    return {
      credentials,
      issueUserCookie: (response, options) =>
        kit.issueUserCookie(response, options),
    };
  },
});

/** People with the groups that they are members of. */
export const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials: BackstageCredentials) {
      const { userEntityRef } = (
        credentials as ReturnType<typeof mockCredentials.user>
      ).principal;
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...(GROUPS[userEntityRef] ?? [])],
      };
    },
  }),
});

const SPECIAL: Record<string, BasicPermission> = {
  [PEOPLE.observer]: fleetReadPermission,
  [PEOPLE.warmer]: poolManagePermission,
  [PEOPLE.curator]: templateManagePermission,
};

function decide(
  permission: Parameters<typeof isPermission>[0],
  user: PolicyQueryUser | undefined,
): PolicyDecision {
  const claims = user?.info.ownershipEntityRefs ?? [];
  if (claims.includes('group:default/vdi-admins')) {
    return { result: AuthorizeResult.ALLOW };
  }
  if (user && isResourcePermission(permission, RESOURCE_TYPE_WORKSTATION)) {
    return createWorkstationConditionalDecision(
      permission,
      workstationConditions.isOwner({ claims }),
    );
  }
  const special = SPECIAL[user?.info.userEntityRef ?? ''];
  if (special && isPermission(permission, special)) {
    return { result: AuthorizeResult.ALLOW };
  }
  const forEverybody =
    isPermission(permission, workstationCreatePermission) ||
    isPermission(permission, templateReadPermission) ||
    isPermission(permission, imageReadPermission) ||
    isPermission(permission, imageCreatePermission);
  return {
    result: user && forEverybody ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  };
}

/** Administrators may do everything; others handle what is theirs. */
export const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register({ registerInit }) {
    registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async ({ permission }, user) => decide(permission, user),
        });
      },
    });
  },
});
