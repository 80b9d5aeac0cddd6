import type { RolloutPreview } from '@deskstage/backstage-plugin-vdi-common';

/** What making a version the default does to the warm workstations; those with an owner keep what they have. */
export function previewRollout(options: {
  from: number;
  to: number;
  /** Of this template, by version */
  counts: { version: number; live: number; warm: number }[];
  pool: { target: number; surge: number };
  typicalSeconds?: number;
}): RolloutPreview {
  const { from, to, counts, pool, typicalSeconds } = options;
  const warm = sum(counts.map(each => each.warm));
  const reused = sum(
    counts.filter(each => each.version === to).map(each => each.warm),
  );
  const missing = Math.max(0, pool.target - reused);
  const steps = Math.ceil(missing / Math.max(1, pool.surge));
  return {
    from,
    to,
    replaced: warm - reused,
    reused,
    kept: sum(counts.map(each => each.live)) - warm,
    surge: pool.surge,
    steps,
    typicalSeconds:
      typicalSeconds === undefined ? undefined : steps * typicalSeconds,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
