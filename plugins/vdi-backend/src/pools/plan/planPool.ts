import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';

/** A workstation without an owner that the pool may start, stop and end. */
export interface PoolMember {
  id: string;
  version: number;
  status: WorkstationStatus;
  createdAt: Date;
}

/** What becomes of members that are not wanted any more. */
export type UnwantedMembers = 'terminate' | 'stop' | 'hibernate';

/** Everything that the plan of a pool depends on. */
export interface PoolSituation {
  members: PoolMember[];
  /** Warm workstations that are wanted now */
  target: number;
  /** The most that are ever wanted; so many may be kept stopped. */
  peak: number;
  /** How many more than the target may exist while members are replaced; at least 1 */
  surge: number;
  /** The template's default version: only its members are given away. */
  version: number;
  unwanted: UnwantedMembers;
  /** Age past which a member is replaced, in milliseconds; absent: never */
  maxAge?: number;
  /** Nobody wants the pool to start or end anything. */
  paused: boolean;
  /** Nothing is started for now: members failed, or people wait for machines that EC2 does not have. */
  held: boolean;
  /** The last members failed: no more than the surge are started until one of them is warm. */
  doubtful: boolean;
  now: Date;
}

/** Why a member ends, as the history says it. */
export type EndReason = 'failed' | 'old-version' | 'too-old' | 'not-wanted';

/** One thing to do for a pool. */
export type PoolAction =
  | { kind: 'launch'; count: number }
  | { kind: 'start'; id: string }
  | { kind: 'stop'; id: string; hibernate: boolean }
  | { kind: 'terminate'; id: string; reason: EndReason };

const COMING: ReadonlySet<WorkstationStatus> = new Set([
  'requested',
  'launching',
  'preparing',
  'starting',
] satisfies WorkstationStatus[]);

/** Members by what they are good for. */
export interface PoolCensus {
  /** Given away at once */
  warm: PoolMember[];
  /** On their way to warm */
  coming: PoolMember[];
  /** Cheaper and slower to give away */
  stopped: PoolMember[];
  /** Of another version or past their age, and running or on their way */
  stale: PoolMember[];
  staleStopped: PoolMember[];
  failed: PoolMember[];
  stopping: PoolMember[];
}

/** Sorts the members of a pool; those on their way out are left out. */
export function censusOf(
  situation: Pick<PoolSituation, 'members' | 'version' | 'maxAge' | 'now'>,
): PoolCensus {
  const census: PoolCensus = {
    warm: [],
    coming: [],
    stopped: [],
    stale: [],
    staleStopped: [],
    failed: [],
    stopping: [],
  };
  const oldestFirst = [...situation.members].sort(
    (a, b) =>
      a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  for (const member of oldestFirst) {
    const fresh = !staleReason(member, situation);
    if (member.status === 'failed') {
      census.failed.push(member);
    } else if (member.status === 'pooled') {
      (fresh ? census.warm : census.stale).push(member);
    } else if (COMING.has(member.status)) {
      (fresh ? census.coming : census.stale).push(member);
    } else if (member.status === 'stopped') {
      (fresh ? census.stopped : census.staleStopped).push(member);
    } else if (member.status === 'stopping') {
      census.stopping.push(member);
    }
  }
  return census;
}

/**
 * What to do for a pool now: brings the members of the default version to the target, replaces the others within the
 * surge, and lets go what is not wanted. Old members stay until new ones are warm, so that a rollback finds them.
 */
export function planPool(situation: PoolSituation): PoolAction[] {
  const census = censusOf(situation);
  const cleanups = census.failed.map(
    ({ id }): PoolAction => ({ kind: 'terminate', id, reason: 'failed' }),
  );
  if (situation.paused) {
    return cleanups;
  }
  return [
    ...cleanups,
    ...replaceStale(situation, census),
    ...(census.warm.length + census.coming.length > situation.target
      ? shrink(situation, census)
      : grow(situation, census)),
    ...trimStopped(situation, census),
  ];
}

function replaceStale(
  situation: PoolSituation,
  { warm, stale, staleStopped }: PoolCensus,
): PoolAction[] {
  const end = (member: PoolMember): PoolAction => ({
    kind: 'terminate',
    id: member.id,
    reason: staleReason(member, situation) ?? 'not-wanted',
  });
  const running = stale.filter(({ status }) => status === 'pooled');
  const coming = stale.filter(({ status }) => status !== 'pooled');
  const kept = Math.max(0, situation.target - warm.length);
  return [
    ...staleStopped,
    ...coming,
    ...running.slice(0, Math.max(0, running.length - kept)),
  ].map(end);
}

function grow(
  { target, surge, held, doubtful }: PoolSituation,
  { warm, coming, stopped, stale }: PoolCensus,
): PoolAction[] {
  const missing = target - warm.length - coming.length;
  if (held || missing <= 0) {
    return [];
  }
  const trusted = doubtful ? Math.max(0, surge - coming.length) : missing;
  // Stale ones end in this very plan, but for those that wait for their replacement.
  const waiting = Math.min(
    stale.filter(({ status }) => status === 'pooled').length,
    Math.max(0, target - warm.length),
  );
  const room = target + surge - warm.length - coming.length - waiting;
  const possible = Math.max(0, Math.min(missing, trusted, room));
  const started = stopped.slice(0, possible);
  const launched = possible - started.length;
  return [
    ...started.map(({ id }): PoolAction => ({ kind: 'start', id })),
    ...(launched > 0 ? [{ kind: 'launch', count: launched } as const] : []),
  ];
}

/** Those without a machine go first, then the oldest; one that is being set up is let go when it is warm. */
function shrink(
  { target, peak, unwanted }: PoolSituation,
  { warm, coming, stopped, stopping }: PoolCensus,
): PoolAction[] {
  let surplus = warm.length + coming.length - target;
  const actions: PoolAction[] = [];
  const endable = coming.filter(
    ({ status }) => unwanted === 'terminate' || status === 'requested',
  );
  for (const { id } of endable.reverse()) {
    if (surplus > 0) {
      actions.push({ kind: 'terminate', id, reason: 'not-wanted' });
      surplus -= 1;
    }
  }
  let kept = stopped.length + stopping.length;
  for (const { id } of warm.slice(0, Math.max(0, surplus))) {
    if (unwanted !== 'terminate' && kept < peak) {
      actions.push({ kind: 'stop', id, hibernate: unwanted === 'hibernate' });
      kept += 1;
    } else {
      actions.push({ kind: 'terminate', id, reason: 'not-wanted' });
    }
  }
  return actions;
}

/** Stopped members beyond those that will be wanted end, those that a plan starts first are kept. */
function trimStopped(
  { target, peak, unwanted }: PoolSituation,
  { warm, coming, stopped }: PoolCensus,
): PoolAction[] {
  const missing = Math.max(0, target - warm.length - coming.length);
  const kept = unwanted === 'terminate' ? missing : Math.max(peak, missing);
  return stopped
    .slice(kept)
    .map(({ id }) => ({ kind: 'terminate', id, reason: 'not-wanted' }));
}

function staleReason(
  member: PoolMember,
  { version, maxAge, now }: Pick<PoolSituation, 'version' | 'maxAge' | 'now'>,
): EndReason | undefined {
  if (member.version !== version) {
    return 'old-version';
  }
  const age = now.getTime() - member.createdAt.getTime();
  return maxAge !== undefined && age >= maxAge ? 'too-old' : undefined;
}
