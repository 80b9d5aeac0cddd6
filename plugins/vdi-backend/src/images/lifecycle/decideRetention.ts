import type { ImageBuildRecord } from '../model';

/** What the images of a project are used for. */
export interface RetentionSituation {
  builds: ImageBuildRecord[];
  /** Absent when it is not known: then nothing is retired */
  defaultVersion?: number;
  /** Versions of which workstations live */
  versionsInUse: ReadonlySet<number>;
  /** How many images are kept beside those in use */
  keep: number;
}

const UNDER_WAY: ReadonlySet<string> = new Set([
  'queued',
  'building',
  'trying',
]);

/** A failed image may be tried again, or looked into; a rejected or cancelled one is of no use. */
const WORTH_KEEPING: ReadonlySet<string> = new Set([
  'candidate',
  'promoted',
  'failed',
]);

/**
 * The builds whose images go to make room: all but the newest ones, never one that is needed. Needed are the default
 * version, the one that a rollback returns to, those of which workstations live, those that something happens to, and
 * the newest image, from which other projects may start.
 */
export function decideRetention(
  situation: RetentionSituation,
): ImageBuildRecord[] {
  const { builds, defaultVersion, versionsInUse, keep } = situation;
  if (defaultVersion === undefined) {
    return [];
  }
  const withImage = builds
    .filter(
      each => each.templateVersion !== undefined && each.status !== 'retired',
    )
    .sort((a, b) => b.number - a.number);
  const targets = rollbackTargets(withImage, defaultVersion);
  const spare = withImage.filter(
    (build, index) =>
      index > 0 &&
      build.templateVersion !== defaultVersion &&
      !versionsInUse.has(build.templateVersion as number) &&
      !UNDER_WAY.has(build.status) &&
      !build.promotionWanted &&
      !targets.has(build.id),
  );
  const kept = spare.filter(each => WORTH_KEEPING.has(each.status));
  const keptIds = new Set(kept.slice(0, keep).map(each => each.id));
  return spare.filter(each => !keptIds.has(each.id));
}

/** The build before the default one, by its number, and the one that was the default last. */
function rollbackTargets(
  newestFirst: ImageBuildRecord[],
  defaultVersion: number,
): Set<string> {
  const current = newestFirst.find(
    each => each.templateVersion === defaultVersion,
  );
  const earlier = newestFirst.filter(
    each => each.promotedAt && each.templateVersion !== defaultVersion,
  );
  const before = earlier.find(
    each => each.number < (current?.number ?? Infinity),
  );
  const [latest] = [...earlier].sort(
    (a, b) => Number(b.promotedAt) - Number(a.promotedAt),
  );
  return new Set([before, latest].flatMap(each => each?.id ?? []));
}
