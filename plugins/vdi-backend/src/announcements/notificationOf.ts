import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  IMAGE_TEST_OWNER,
  NOTIFICATION_TOPIC,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Announcement } from '../history';
import type { Actor } from '../workstations';

/** Waits below this many seconds end while the person still looks at the page. */
const WORTH_TELLING = 10;

/** What the owner is told of a line of the history; most lines are no news to them. */
export function notificationOf({
  event,
  workstation,
}: Announcement): NotificationSendOptions | undefined {
  const { ownerRef, id, name } = workstation;
  // Of the workstation that tries an image, the owners of the image are told.
  if (!ownerRef || ownerRef === IMAGE_TEST_OWNER) {
    return undefined;
  }
  const message = wordsOf({ event, workstation });
  return (
    message && {
      recipients: { type: 'entity', entityRef: ownerRef },
      payload: {
        ...message,
        link: `/vdi/workstations/${id}`,
        topic: NOTIFICATION_TOPIC,
        // A second line about the same workstation replaces the first.
        scope: `vdi:${id}:${name}`.slice(0, 255),
      },
    }
  );
}

function wordsOf({
  event,
  workstation,
}: Announcement):
  | Pick<
      NotificationSendOptions['payload'],
      'title' | 'description' | 'severity'
    >
  | undefined {
  const { name, ownerRef } = workstation;
  switch (event.type) {
    case 'ready': {
      const seconds = Number(event.details?.seconds ?? 0);
      return seconds >= WORTH_TELLING
        ? {
            title: `Workstation '${name}' is ready`,
            description: 'Open it to connect.',
            severity: 'normal',
          }
        : undefined;
    }
    case 'failed':
      return {
        title: `Workstation '${name}' did not work`,
        description: event.message,
        severity: 'high',
      };
    case 'stop-announced':
      return {
        title: `Workstation '${name}' will be stopped soon`,
        description: `Its time ends ${minutesUntil(
          event,
        )}. Its disk is kept; extend the time if you still need it.`,
        severity: 'high',
      };
    case 'hibernation-refused':
      return {
        title: `Workstation '${name}' is stopped instead of hibernated`,
        description: `${
          event.message ?? 'EC2 could not hibernate the machine.'
        } Its disk is kept; what was open is not.`,
        severity: 'normal',
      };
    case 'resize-refused':
      return {
        title: `Workstation '${name}' keeps its instance type`,
        description: event.message,
        severity: 'normal',
      };
    case 'terminate-requested':
      return event.actor.kind !== 'system' && event.actor.ref !== ownerRef
        ? {
            title: `Workstation '${name}' is being deleted by ${nameOf(
              event.actor,
            )}`,
            description: 'What was on its disk is lost.',
            severity: 'high',
          }
        : undefined;
    case 'adopted':
      return {
        title: `Workstation '${name}' is back`,
        description:
          'The portal had lost track of it and found it again. Nothing on it has changed.',
        severity: 'normal',
      };
    default:
      return undefined;
  }
}

/** In words that need no time zone. */
function minutesUntil({ at, details }: Announcement['event']): string {
  const minutes = Math.round(
    (Date.parse(String(details?.stopAt)) - at.getTime()) / 60_000,
  );
  return minutes > 1 ? `in ${minutes} minutes` : 'now';
}

function nameOf(actor: Extract<Actor, { ref: string }>): string {
  return actor.kind === 'user' ? parseEntityRef(actor.ref).name : actor.ref;
}
