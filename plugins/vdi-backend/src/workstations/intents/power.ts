import { ConflictError } from '@backstage/errors';
import type { StopMode } from '../WorkstationRecord';
import { enter } from './enter';
import { unfit } from './unfit';
import { waitsForStart } from './waitsForStart';
import type { IntentChange, IntentContext } from './Wish';

/** Lets a stopped machine run again. */
export function start(context: IntentContext): IntentChange | undefined {
  const { workstation } = context;
  switch (workstation.status) {
    case 'stopped':
      return {
        patch: { ...enter('starting', context), intent: 'run' },
        events: [
          { type: 'start-requested', actor: context.actor },
          { type: 'starting', actor: context.actor },
        ],
      };
    case 'terminating':
    case 'terminated':
    case 'failed':
    case 'stopping':
      throw unfit(workstation, 'started');
    default:
      return undefined;
  }
}

/** Stops a machine, or hibernates one that was launched for it. */
export function stop(
  stopMode: StopMode,
  context: IntentContext,
): IntentChange | undefined {
  const { workstation } = context;
  const verb = stopMode === 'stop' ? 'stopped' : 'hibernated';
  switch (workstation.status) {
    case 'ready':
      if (stopMode === 'hibernate' && !workstation.hibernation) {
        throw new ConflictError(
          `Workstation '${workstation.name}' was not launched for hibernation; stop it instead.`,
        );
      }
      return {
        patch: { ...enter('stopping', context), intent: 'stop', stopMode },
        events: [
          {
            type: 'stop-requested',
            actor: context.actor,
            ...(stopMode === 'hibernate'
              ? { details: { mode: stopMode } }
              : {}),
          },
          { type: 'stopping', actor: context.actor },
        ],
      };
    case 'stopping':
    case 'stopped':
      return undefined;
    case 'starting':
      if (stopMode === 'stop' && waitsForStart(workstation)) {
        return {
          patch: {
            ...enter('stopping', context),
            intent: 'stop',
            // What was hibernated still is.
            stopMode: workstation.stopMode ?? stopMode,
          },
          events: [
            { type: 'stop-requested', actor: context.actor },
            { type: 'stopping', actor: context.actor },
          ],
        };
      }
      throw unfit(workstation, verb);
    default:
      throw unfit(workstation, verb);
  }
}

/** Restarts a ready machine's operating system. */
export function reboot(context: IntentContext): IntentChange | undefined {
  const { workstation, actor, now } = context;
  switch (workstation.status) {
    case 'ready':
      return {
        patch: { ...enter('rebooting', context), rebootedAt: now },
        events: [
          { type: 'reboot-requested', actor },
          { type: 'rebooting', actor },
        ],
      };
    case 'rebooting':
      return undefined;
    case 'preparing':
      if (workstation.rebootedAt) {
        return undefined;
      }
      throw unfit(workstation, 'restarted');
    default:
      throw unfit(workstation, 'restarted');
  }
}
