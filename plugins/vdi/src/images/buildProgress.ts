import type {
  ImageBuild,
  ImageBuildStage,
} from '@deskstage/backstage-plugin-vdi-common';

/** The parts of a build that people see, in order. */
export const BUILD_STAGES = ['build', 'test', 'distribute', 'try'] as const;

/** How far a build is; times in milliseconds. */
export interface BuildProgress {
  /** Absent while it waits for its turn */
  stage?: ImageBuildStage;
  elapsed: number;
  typical?: number;
  /** Absent when nobody knows, or when it takes longer than usual */
  remaining?: number;
  late: boolean;
}

/** How far a build under way is at a time, in milliseconds since 1970. */
export function buildProgressAt(build: ImageBuild, now: number): BuildProgress {
  const { status, startedAt, requestedAt, typicalSeconds } = build;
  const stage = status === 'trying' ? 'try' : build.stage;
  const elapsed = Math.max(0, now - Date.parse(startedAt ?? requestedAt));
  // The usual time is that of Image Builder, without the test by a workstation.
  if (status !== 'building' || !typicalSeconds) {
    return { stage, elapsed, late: false };
  }
  const typical = typicalSeconds * 1000;
  const remaining = typical - elapsed;
  return remaining > 0
    ? { stage, elapsed, typical, remaining, late: false }
    : { stage, elapsed, typical, late: elapsed > typical * 1.3 };
}

/** How long Image Builder took, in milliseconds; `undefined` before it is done. */
export function buildDuration(build: ImageBuild): number | undefined {
  const { startedAt, endedAt } = build;
  return startedAt && endedAt
    ? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt))
    : undefined;
}
