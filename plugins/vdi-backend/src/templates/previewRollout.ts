import type { RolloutPreview } from '@deskstage/backstage-plugin-vdi-common';

/** What making a version the default does to the warm workstations; those with an owner keep what they have. */
export function previewRollout(options: {
  from: number;
  to: number;
  /** Of this template, by version */
  counts: { version: number; warm: number; byHand: number; owned: number }[];
  pool: { target: number; surge: number };
  typicalSeconds?: number;
}): RolloutPreview {
  const { from, to, counts, pool, typicalSeconds } = options;
  // Those that were started by hand are not the pool's to replace or to reuse.
  const pooled = counts.map(({ version, warm, byHand }) => ({
    version,
    members: warm - byHand,
  }));
  const members = sum(pooled.map(each => each.members));
  const reused = sum(
    pooled.filter(each => each.version === to).map(each => each.members),
  );
  const missing = Math.max(0, pool.target - reused);
  const steps = Math.ceil(missing / Math.max(1, pool.surge));
  return {
    from,
    to,
    replaced: members - reused,
    reused,
    kept: sum(counts.map(each => each.owned)),
    surge: pool.surge,
    steps,
    typicalSeconds:
      typicalSeconds === undefined ? undefined : steps * typicalSeconds,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
