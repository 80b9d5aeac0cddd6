import type {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  fleetReadPermission,
  imageCreatePermission,
  imageManagePermission,
  imageReadPermission,
  poolManagePermission,
  templateManagePermission,
  templateReadPermission,
  workstationConnectPermission,
  workstationCreatePermission,
  workstationDeletePermission,
  workstationReadPermission,
  workstationUpdatePermission,
} from '@deskstage/backstage-plugin-vdi-common';
import type {
  Actor,
  WorkstationFilter,
  WorkstationRecord,
} from '../workstations';
import { workstationConditions, workstationResourceRef } from './rules';

/** Who calls, and as whom they count. */
export interface Caller {
  credentials: BackstageCredentials;
  actor: Exclude<Actor, { kind: 'system' }>;
  /** Entity ref of the person; absent for programs */
  userRef?: string;
  /** Entity refs that the person is or belongs to; empty for programs */
  ownershipRefs: string[];
}

/** What the caller may do, apart from single workstations. */
export interface Rights {
  createWorkstations: boolean;
  readTemplates: boolean;
  manageTemplates: boolean;
  managePools: boolean;
  readImages: boolean;
  createImages: boolean;
  manageImages: boolean;
  readFleet: boolean;
}

/** What can be done to a workstation. */
export type WorkstationRight = 'read' | 'update' | 'connect' | 'delete';

/** What the caller may do with which workstations. */
export interface WorkstationAccess {
  /** `undefined`: every one; `'none'`: not one */
  readable: PermissionCriteria<WorkstationFilter> | 'none' | undefined;
  may(right: WorkstationRight, workstation: WorkstationRecord): boolean;
  /** Whether the right holds for every workstation, whosever it is. */
  mayAlways(right: WorkstationRight): boolean;
}

const WORKSTATION_PERMISSIONS: Record<
  WorkstationRight,
  ResourcePermission<'vdi-workstation'>
> = {
  read: workstationReadPermission,
  update: workstationUpdatePermission,
  connect: workstationConnectPermission,
  delete: workstationDeletePermission,
};

const RIGHTS: Record<keyof Rights, BasicPermission> = {
  createWorkstations: workstationCreatePermission,
  readTemplates: templateReadPermission,
  manageTemplates: templateManagePermission,
  managePools: poolManagePermission,
  readImages: imageReadPermission,
  createImages: imageCreatePermission,
  manageImages: imageManagePermission,
  readFleet: fleetReadPermission,
};

/** Asks the permission framework; where a portal runs without it, people have their own workstations and no more. */
export class Access {
  constructor(
    private readonly options: {
      auth: AuthService;
      userInfo: UserInfoService;
      permissions: PermissionsService;
      permissionsRegistry: PermissionsRegistryService;
      /** Whether the portal's permission framework is on */
      enabled: boolean;
    },
  ) {}

  async callerOf(credentials: BackstageCredentials): Promise<Caller> {
    const { auth, userInfo } = this.options;
    if (auth.isPrincipal(credentials, 'user')) {
      const info = await userInfo.getUserInfo(credentials);
      return {
        credentials,
        actor: { kind: 'user', ref: info.userEntityRef },
        userRef: info.userEntityRef,
        ownershipRefs: info.ownershipEntityRefs,
      };
    }
    const subject = auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : 'unknown';
    return {
      credentials,
      actor: { kind: 'service', ref: subject },
      ownershipRefs: [],
    };
  }

  async rightsOf(caller: Caller): Promise<Rights> {
    const keys = Object.keys(RIGHTS) as (keyof Rights)[];
    if (!this.asksFramework(caller)) {
      return {
        createWorkstations: true,
        readTemplates: true,
        manageTemplates: false,
        managePools: false,
        readImages: false,
        createImages: false,
        manageImages: false,
        readFleet: false,
      };
    }
    const decisions = await this.options.permissions.authorize(
      keys.map(key => ({ permission: RIGHTS[key] })),
      { credentials: caller.credentials },
    );
    const rights = {} as Rights;
    keys.forEach((key, index) => {
      rights[key] = decisions[index].result === AuthorizeResult.ALLOW;
    });
    return rights;
  }

  async workstationAccess(caller: Caller): Promise<WorkstationAccess> {
    const rights = Object.keys(WORKSTATION_PERMISSIONS) as WorkstationRight[];
    const decisions = new Map(
      (await this.decide(caller, rights)).map(
        (decision, index) => [rights[index], decision] as const,
      ),
    );
    const ruleset = this.options.permissionsRegistry.getPermissionRuleset(
      workstationResourceRef,
    );
    const authorize = createConditionAuthorizer(ruleset);
    return {
      readable: this.toFilter(decisions.get('read') as PolicyDecision),
      may: (right, workstation) =>
        authorize(decisions.get(right) as PolicyDecision, workstation),
      mayAlways: right =>
        decisions.get(right)?.result === AuthorizeResult.ALLOW,
    };
  }

  private async decide(
    caller: Caller,
    rights: WorkstationRight[],
  ): Promise<PolicyDecision[]> {
    if (this.asksFramework(caller)) {
      return this.options.permissions.authorizeConditional(
        rights.map(right => ({ permission: WORKSTATION_PERMISSIONS[right] })),
        { credentials: caller.credentials },
      );
    }
    return rights.map(() => ({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'vdi',
      resourceType: workstationResourceRef.resourceType,
      conditions: workstationConditions.isOwner({
        claims: caller.userRef === undefined ? [] : [caller.userRef],
      }),
    }));
  }

  /** Programs are held to the access restrictions of their tokens even where the framework is off. */
  private asksFramework(caller: Caller): boolean {
    return this.options.enabled || caller.userRef === undefined;
  }

  private toFilter(decision: PolicyDecision): WorkstationAccess['readable'] {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return createConditionTransformer(
          this.options.permissionsRegistry.getPermissionRuleset(
            workstationResourceRef,
          ),
        )(decision.conditions);
      default:
        return 'none';
    }
  }
}
