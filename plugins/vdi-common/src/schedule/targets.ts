import { occurrencesOf } from './occurrences';
import type { PoolSchedule, TargetStep } from './PoolSchedule';

const DAY = 24 * 60 * 60 * 1000;

/** How far ahead the next change is looked for: every window holds once in a week. */
const HORIZON = 8 * DAY;

/** How many warm workstations are wanted at a moment; the largest of several windows. @public */
export function targetAt(schedule: PoolSchedule, at: Date): number {
  const sizes = schedule.windows
    .flatMap(window =>
      occurrencesOf(window, { from: at, to: new Date(at.getTime() + 1) }),
    )
    .map(each => each.size);
  return sizes.length > 0 ? Math.max(...sizes) : schedule.baseSize;
}

/** The target from `from` on, and each change of it until `to`. @public */
export function targetSteps(
  schedule: PoolSchedule,
  { from, to }: { from: Date; to: Date },
): TargetStep[] {
  const occurrences = schedule.windows.flatMap(window =>
    occurrencesOf(window, { from, to }),
  );
  const times = new Set([from.getTime()]);
  for (const { start, end } of occurrences) {
    times.add(start.getTime());
    times.add(end.getTime());
  }
  const steps: TargetStep[] = [];
  for (const time of [...times].sort((a, b) => a - b)) {
    if (time < from.getTime() || time >= to.getTime()) {
      continue;
    }
    const sizes = occurrences
      .filter(each => each.start.getTime() <= time && each.end.getTime() > time)
      .map(each => each.size);
    const target = sizes.length > 0 ? Math.max(...sizes) : schedule.baseSize;
    if (steps.at(-1)?.target !== target) {
      steps.push({ at: new Date(time), target });
    }
  }
  return steps;
}

/** When the target changes next, and to what; `undefined` when it never does. @public */
export function nextChange(
  schedule: PoolSchedule,
  at: Date,
): TargetStep | undefined {
  const [, next] = targetSteps(schedule, {
    from: at,
    to: new Date(at.getTime() + HORIZON),
  });
  return next;
}
