import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { WorkstationRecord } from '../workstations';
import {
  censusOf,
  noteFailures,
  planPool,
  type PoolAction,
  type PoolSituation,
} from './plan';
import { peakOf, type CompletePoolSettings } from './PoolSettings';
import { SAMPLE_INTERVAL } from './store/idleHours';
import type { PoolSample, PoolState } from './store';

const HOUR = 3_600_000;

/** What is known of one pool at a look. */
export interface PoolFacts {
  state: PoolState;
  members: WorkstationRecord[];
  peopleWait: boolean;
}

/** What a look at one pool comes to. */
export interface PoolOutlook {
  actions: PoolAction[];
  state: PoolState;
  /** For the chart; not at every look */
  sample?: PoolSample;
}

/** Whether there is nothing to do and nothing to write. */
export function isIdle(
  { actions, state }: PoolOutlook,
  seen: PoolFacts,
): boolean {
  return actions.length === 0 && state === seen.state;
}

/** What is to be done for a pool, from what is known of it. */
export function outlookOf(
  { state, members, peopleWait: somebodyWaits }: PoolFacts,
  context: {
    settings: CompletePoolSettings;
    /** The template's default version */
    version: number;
    now: Date;
  },
): PoolOutlook {
  const { settings, version, now } = context;
  const { maxAgeHours } = settings;
  const noted = noteFailures(state, members, now);
  const held = noted.heldUntil !== undefined && noted.heldUntil > now;
  const situation: PoolSituation = {
    members: members.map(each => ({
      id: each.id,
      version: each.templateVersion,
      status: each.status,
      createdAt: each.createdAt,
    })),
    target: targetAt(settings, now),
    peak: peakOf(settings, now),
    surge: settings.surge,
    version,
    unwanted: settings.unwanted,
    maxAge: maxAgeHours === undefined ? undefined : maxAgeHours * HOUR,
    paused: settings.paused,
    held: held || somebodyWaits,
    doubtful: noted.failures > 0,
    now,
  };
  const actions = planPool(situation);
  const { sampledAt } = state;
  const due =
    !sampledAt || now.getTime() - sampledAt.getTime() >= SAMPLE_INTERVAL;
  return due
    ? {
        actions,
        state: { ...noted, sampledAt: now },
        sample: sampleOf(situation),
      }
    : { actions, state: noted };
}

function sampleOf(situation: PoolSituation): PoolSample {
  const { warm, coming, stopped, stale } = censusOf(situation);
  return {
    at: situation.now,
    target: situation.target,
    warm: warm.length + stale.filter(each => each.status === 'pooled').length,
    starting: coming.length,
    stopped: stopped.length,
  };
}
