import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import {
  nextChange,
  targetAt,
} from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { CatalogTemplate } from '../templates';
import { obstacleOf } from './obstacleOf';
import { censusOf, type PoolMember } from './plan';
import type { ConfiguredPool } from './PoolDirectory';
import { NO_POOL } from './PoolSettings';
import type { PoolFigures, PoolState } from './store';

const HOUR = 3_600_000;

/** A pool as the API shows it. */
export function presentPool(options: {
  template: CatalogTemplate;
  configured?: ConfiguredPool;
  state?: PoolState;
  figures?: PoolFigures;
  idleHours: number;
  /** US dollars */
  pricePerHour?: number;
  members: PoolMember[];
  /** Whether a person waits for a machine that EC2 did not give at once */
  peopleWait: boolean;
  now: Date;
}): Pool {
  const { template, configured, figures, idleHours, pricePerHour, now } =
    options;
  const settings = configured?.settings ?? NO_POOL;
  const census = censusOf({
    members: options.members,
    version: template.defaultVersion,
    maxAge:
      settings.maxAgeHours === undefined
        ? undefined
        : settings.maxAgeHours * HOUR,
    now,
  });
  const change =
    configured && !template.hidden ? nextChange(settings, now) : undefined;
  return {
    template: {
      id: template.id,
      name: template.name,
      platform: template.platform,
      hidden: template.hidden || undefined,
    },
    version: template.defaultVersion,
    settings: configured?.settings,
    source: configured?.source ?? 'none',
    updatedAt: configured?.updatedAt?.toISOString(),
    updatedBy: configured?.updatedBy,
    target: template.hidden ? 0 : targetAt(settings, now),
    warm: census.warm.length,
    starting: census.coming.length,
    stopped: census.stopped.length + census.stopping.length,
    old: census.stale.length + census.staleStopped.length,
    failing: census.failed.length,
    held: heldOf(options),
    nextChange: change && {
      at: change.at.toISOString(),
      target: change.target,
    },
    today: {
      claimed: figures?.claimed ?? 0,
      missed: figures?.missed ?? 0,
      medianSeconds: figures?.median,
      p99Seconds: figures?.p99,
      idleHours: Math.round(idleHours * 100) / 100,
      idleDollars:
        pricePerHour === undefined
          ? undefined
          : Math.round(idleHours * pricePerHour * 100) / 100,
    },
  };
}

function heldOf(options: {
  template: CatalogTemplate;
  configured?: ConfiguredPool;
  state?: PoolState;
  peopleWait: boolean;
  now: Date;
}): Pool['held'] {
  const { template, configured, state, peopleWait, now } = options;
  const obstacle = configured && obstacleOf(template);
  if (obstacle) {
    return { reason: obstacle };
  }
  if (state?.heldUntil && state.heldUntil > now) {
    return {
      reason: state.failure ?? 'A warm workstation failed.',
      until: state.heldUntil.toISOString(),
    };
  }
  return peopleWait
    ? {
        reason:
          'Somebody waits for a machine that EC2 has not given yet, and goes first.',
      }
    : undefined;
}
