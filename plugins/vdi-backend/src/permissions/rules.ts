import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_WORKSTATION } from '@deskstage/backstage-plugin-vdi-common';
import { z } from 'zod';
import type { WorkstationFilter, WorkstationRecord } from '../workstations';

/** Workstations as a resource of the permission framework. @public */
export const workstationResourceRef = createPermissionResourceRef<
  WorkstationRecord,
  WorkstationFilter
>().with({
  pluginId: 'vdi',
  resourceType: RESOURCE_TYPE_WORKSTATION,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow workstations that belong to one of the entities',
  resourceRef: workstationResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of which one must be the owner'),
  }),
  apply: (workstation, { claims }) =>
    workstation.ownerRef !== undefined && claims.includes(workstation.ownerRef),
  toQuery: ({ claims }) => ({ owners: claims }),
});

/** Rules that policies can build conditions from. */
export const workstationRules = { isOwner };

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: workstationResourceRef,
  rules: workstationRules,
});

/**
 * Conditions on workstations for permission policies.
 *
 * @public
 */
export const workstationConditions = conditions;

/**
 * A decision of a permission policy that depends on the workstation.
 *
 * @public
 */
export const createWorkstationConditionalDecision = createConditionalDecision;
