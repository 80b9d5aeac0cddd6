import type { TargetStep } from '@deskstage/backstage-plugin-vdi-common/schedule';

const HOUR = 60 * 60 * 1000;

/** Hours that warm machines would run until the end, all together, if nobody took one. */
export function machineHours(
  steps: readonly TargetStep[],
  end: number,
): number {
  return steps.reduce((hours, { at, target }, index) => {
    const until = steps[index + 1]?.at.getTime() ?? end;
    return hours + (target * (until - at.getTime())) / HOUR;
  }, 0);
}
