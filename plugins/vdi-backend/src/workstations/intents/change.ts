import { ConflictError } from '@backstage/errors';
import { unfit } from './unfit';
import { waitsForStart } from './waitsForStart';
import type { IntentChange, IntentContext } from './Wish';

const HOUR = 3_600_000;

/** A desktop cannot be kept running for longer than this without a new wish, in milliseconds. */
const LONGEST_EXTENSION = 24 * HOUR;

/**
 * Gives a stopped workstation another instance type, which it has from its next start on. One whose start EC2 refuses
 * is started with it.
 */
export function resize(
  instanceType: string,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  const waits = waitsForStart(workstation);
  if (workstation.status !== 'stopped' && !waits) {
    throw unfit(workstation, 'given another instance type', 'stop it first');
  }
  if (workstation.stopMode === 'hibernate') {
    throw new ConflictError(
      `Workstation '${workstation.name}' is hibernated, and its memory fits the present instance type alone; start it and stop it without hibernation first.`,
    );
  }
  if ((workstation.wantedType ?? workstation.instanceType) === instanceType) {
    return undefined;
  }
  return {
    patch: {
      wantedType: instanceType,
      nextCheckAt: now,
      // Another type is another try.
      ...(waits ? { reasonCode: undefined, reasonMessage: undefined } : {}),
    },
    events: [{ type: 'resize-requested', actor, details: { instanceType } }],
  };
}

/** Moves the hour at which a desktop is stopped by itself. */
export function extend(
  hours: number,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  if (workstation.status !== 'ready') {
    throw unfit(workstation, 'kept running for longer');
  }
  if (!workstation.stopAt) {
    return undefined;
  }
  const stopAt = new Date(
    Math.min(
      workstation.stopAt.getTime() + hours * HOUR,
      now.getTime() + LONGEST_EXTENSION,
    ),
  );
  if (stopAt <= workstation.stopAt) {
    return undefined;
  }
  return {
    patch: { stopAt, stopAnnouncedAt: undefined, nextCheckAt: now },
    events: [
      { type: 'extended', actor, details: { stopAt: stopAt.toISOString() } },
    ],
  };
}

/** Gives a workstation another name. */
export function rename(
  name: string,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  if (
    workstation.status === 'terminating' ||
    workstation.status === 'terminated'
  ) {
    throw unfit(workstation, 'renamed');
  }
  return name === workstation.name
    ? undefined
    : {
        patch: { name, tagsPending: true, nextCheckAt: now },
        events: [
          {
            type: 'renamed',
            actor,
            details: { from: workstation.name, to: name },
          },
        ],
      };
}
