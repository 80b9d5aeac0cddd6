import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createWorkstationConditionalDecision,
  workstationConditions,
} from '@deskstage/backstage-plugin-vdi-backend';
import {
  imageCreatePermission,
  imageReadPermission,
  RESOURCE_TYPE_WORKSTATION,
  templateReadPermission,
  workstationCreatePermission,
} from '@deskstage/backstage-plugin-vdi-common';

const ADMINISTRATORS = 'group:default/vdi-admins';
const FOR_EVERYBODY = [
  workstationCreatePermission,
  templateReadPermission,
  imageReadPermission,
  imageCreatePermission,
];

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * An example to start from when a portal has a policy of its own.
 *
 * - The group `vdi-admins` runs the fleet: everybody's workstations, templates, pools and images.
 * - Everybody else asks for workstations and handles those they own, or which a group of theirs owns, and makes image
 *   projects for their groups.
 * - Everything that is not about workstations is allowed; replace that last line by your rules.
 *
 * What concerns workstations comes as a condition rather than a yes or no, so that lists are filtered in the database.
 */
export class ExamplePermissionPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;

  constructor(options: { userInfo: UserInfoService }) {
    this.#userInfo = options.userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!permission.name.startsWith('vdi.')) {
      return ALLOW;
    }
    if (!user) {
      return DENY;
    }
    const { ownershipEntityRefs: claims } = await this.#userInfo.getUserInfo(
      user.credentials,
    );
    if (claims.includes(ADMINISTRATORS)) {
      return ALLOW;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_WORKSTATION)) {
      return createWorkstationConditionalDecision(
        permission,
        workstationConditions.isOwner({ claims }),
      );
    }
    return FOR_EVERYBODY.some(allowed => isPermission(permission, allowed))
      ? ALLOW
      : DENY;
  }
}
