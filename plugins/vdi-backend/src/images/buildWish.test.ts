import type {
  ImageBuildAction,
  ImageBuildStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../workstations';
import { buildWish } from './buildWish';
import type { ImageBuildRecord } from './model';

const NOON = new Date('2026-11-02T12:00:00Z');
const ACTOR: Actor = { kind: 'user', ref: 'user:default/amara' };
const ACTIONS: ImageBuildAction[] = ['cancel', 'try', 'promote', 'reject'];

function aBuild(changes: Partial<ImageBuildRecord> = {}): ImageBuildRecord {
  return {
    id: 'img-01k9bm0000000000000000000b',
    projectId: 'data',
    revision: 3,
    number: 7,
    status: 'candidate',
    trigger: 'request',
    requestedBy: ACTOR,
    requestedAt: NOON,
    settings: {
      name: 'Data',
      base: { templateId: 'ubuntu' },
      instanceTypes: ['m7i.large'],
    },
    steps: [],
    templateVersion: 4,
    cancelRequested: false,
    ...changes,
  };
}

describe('buildWish', () => {
  // What each action does to a build that is not the default: change, nothing, or refusal
  it.each<[ImageBuildStatus, string]>([
    ['queued', 'change refuse refuse refuse'],
    ['building', 'change refuse refuse refuse'],
    ['trying', 'change nothing refuse refuse'],
    ['candidate', 'refuse change change change'],
    ['promoted', 'refuse refuse change refuse'],
    ['rejected', 'refuse change refuse nothing'],
    ['failed', 'refuse refuse refuse refuse'],
    ['cancelled', 'nothing refuse refuse refuse'],
    ['retired', 'refuse refuse refuse refuse'],
  ])('of a build that is %s: cancel, try, promote, reject', (status, all) => {
    const outcomes = ACTIONS.map(action => {
      try {
        const wish = buildWish(aBuild({ status }), action, {
          actor: ACTOR,
          isDefault: false,
        });
        return wish ? 'change' : 'nothing';
      } catch {
        return 'refuse';
      }
    });
    expect(outcomes.join(' ')).toBe(all);
  });

  it('is nothing once somebody asked for it', () => {
    const options = { actor: ACTOR, isDefault: false };
    for (const action of ['cancel', 'promote'] as const) {
      const build = aBuild({
        status: action === 'cancel' ? 'building' : 'candidate',
      });
      const wish = buildWish(build, action, options);
      expect(
        buildWish(
          { ...build, ...wish?.patch } as ImageBuildRecord,
          action,
          options,
        ),
      ).toBeUndefined();
    }
    expect(
      buildWish(aBuild({ status: 'promoted' }), 'promote', {
        ...options,
        isDefault: true,
      }),
    ).toBeUndefined();
  });

  it('is refused once it is becoming the default version', () => {
    const build = aBuild({ promotionWanted: { by: ACTOR, as: 'promoted' } });
    const options = { actor: ACTOR, isDefault: false };
    for (const action of ['reject', 'try'] as const) {
      expect(() => buildWish(build, action, options)).toThrow(
        /becoming the default version already/,
      );
    }
    expect(buildWish(build, 'promote', options)).toBeUndefined();
  });

  it('tries an image again whose test failed, as a new attempt', () => {
    const failed = aBuild({
      status: 'failed',
      failure: { stage: 'try', message: 'DCV did not answer.' },
      trialAttempt: 0,
      trialStatus: 'failed',
      trialWorkstationId: 'ws-1',
    });
    expect(
      buildWish(failed, 'try', { actor: ACTOR, isDefault: false })?.patch,
    ).toMatchObject({
      status: 'trying',
      failure: null,
      trialAttempt: 1,
      trialStatus: null,
      trialWorkstationId: null,
    });
  });
});
