import type { Pool } from '@deskstage/backstage-plugin-vdi-common';

/** How a pool fares, in one word. */
export type PoolState =
  | 'none'
  | 'paused'
  | 'held'
  | 'failing'
  | 'filling'
  | 'replacing'
  | 'surplus'
  | 'idle'
  | 'full';

/** What somebody should know of a pool before anything else. */
export function stateOf(pool: Pool): PoolState {
  const { settings, held, failing, target, warm, starting, old } = pool;
  if (!settings) {
    return 'none';
  }
  if (settings.paused) {
    return 'paused';
  }
  if (held) {
    return 'held';
  }
  if (failing > 0) {
    return 'failing';
  }
  if (warm < target) {
    return 'filling';
  }
  if (old > 0) {
    return 'replacing';
  }
  if (warm + starting > target) {
    return 'surplus';
  }
  return target === 0 ? 'idle' : 'full';
}

/** The share of requests that got a warm one; `undefined` when nobody asked. */
export function hitRate({ claimed, missed }: Pool['today']) {
  const asked = claimed + missed;
  return asked === 0 ? undefined : claimed / asked;
}
