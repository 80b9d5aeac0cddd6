import { ConflictError } from '@backstage/errors';
import type { ImageBuildAction } from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../workstations';
import type { ImageBuildRecord, NewImageEvent } from './model';
import { buildActions } from './presentImage';
import type { Patch } from './store';

/** What a request changes about a build. */
export interface BuildWish {
  patch: Patch<ImageBuildRecord>;
  /** Absent where the keeper tells of it as soon as it is done */
  event?: Omit<NewImageEvent, 'buildId' | 'buildNumber'>;
}

const REFUSALS: Record<ImageBuildAction, string> = {
  cancel: 'The build has ended already; there is nothing to cancel.',
  try: 'There is no image of this build that could be tried.',
  promote:
    'Only an image that passed its test can become the default version; try it again first.',
  reject: 'Only a candidate can be turned down.',
};

/**
 * What becomes of a build when somebody asks for it; `undefined` when it is so already.
 *
 * @param isDefault - whether the template's default version is the build's
 * @throws ConflictError when its status does not allow it
 */
export function buildWish(
  build: ImageBuildRecord,
  action: ImageBuildAction,
  { actor, isDefault }: { actor: Actor; isDefault: boolean },
): BuildWish | undefined {
  if (isSo(build, action, isDefault)) {
    return undefined;
  }
  if (build.promotionWanted && action !== 'promote') {
    throw new ConflictError(
      'The build is becoming the default version already; roll back to an earlier one afterwards.',
    );
  }
  if (!buildActions(build, isDefault).includes(action)) {
    throw new ConflictError(REFUSALS[action]);
  }
  switch (action) {
    case 'cancel':
      return { patch: { cancelRequested: true, decidedBy: actor } };
    case 'try':
      return {
        patch: {
          status: 'trying',
          stage: 'try',
          failure: null,
          decidedBy: null,
          cancelRequested: false,
          trialAttempt: (build.trialAttempt ?? -1) + 1,
          trialStatus: null,
          trialWorkstationId: null,
          trialStartedAt: null,
          trialEndedAt: null,
          trialMessage: null,
        },
        event: { type: 'trial-started', actor },
      };
    case 'reject':
      return {
        patch: { status: 'rejected', decidedBy: actor },
        event: { type: 'rejected', actor },
      };
    default:
      return { patch: { promotionWanted: { by: actor, as: 'promoted' } } };
  }
}

function isSo(
  build: ImageBuildRecord,
  action: ImageBuildAction,
  isDefault: boolean,
): boolean {
  switch (action) {
    case 'cancel':
      return build.status === 'cancelled' || build.cancelRequested;
    case 'try':
      return build.status === 'trying';
    case 'reject':
      return build.status === 'rejected';
    default:
      return (
        build.promotionWanted !== undefined ||
        (build.status === 'promoted' && isDefault)
      );
  }
}
