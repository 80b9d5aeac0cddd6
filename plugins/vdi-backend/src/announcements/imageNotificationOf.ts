import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { NOTIFICATION_TOPIC } from '@deskstage/backstage-plugin-vdi-common';
import type { ImageEventRecord, ImageProjectRecord } from '../images';

/** What the owners of an image project are told of a line of its history; most lines are no news to them. */
export function imageNotificationOf(
  event: ImageEventRecord & { project: ImageProjectRecord },
): NotificationSendOptions | undefined {
  const { project, actor, buildNumber } = event;
  const message = wordsOf(event);
  return (
    message && {
      recipients: {
        type: 'entity',
        entityRef: project.ownerRef,
        // Who did it knows.
        ...(actor.kind === 'user' && { excludeEntityRef: actor.ref }),
      },
      payload: {
        ...message,
        link: `/vdi/images/${project.id}`,
        topic: NOTIFICATION_TOPIC,
        // A second line about the same build replaces the first.
        scope: `vdi:image:${project.id}:${buildNumber ?? 'parts'}`,
      },
    }
  );
}

function wordsOf({
  type,
  project,
  buildNumber,
  message,
}: ImageEventRecord & { project: ImageProjectRecord }):
  | Pick<
      NotificationSendOptions['payload'],
      'title' | 'description' | 'severity'
    >
  | undefined {
  const { name } = project.settings;
  switch (type) {
    case 'broken':
      return {
        title: `Image '${name}' cannot be built`,
        description: message,
        severity: 'high',
      };
    case 'build-failed':
      return {
        title: `Build ${buildNumber} of image '${name}' failed`,
        description: message,
        severity: 'high',
      };
    case 'trial-failed':
      return {
        title: `Build ${buildNumber} of image '${name}' did not pass its test`,
        description: message,
        severity: 'high',
      };
    case 'approval-wanted':
      return {
        title: `Build ${buildNumber} of image '${name}' waits for approval`,
        description:
          'It passed its test. People get it as soon as somebody promotes it.',
        severity: 'normal',
      };
    case 'promoted':
      return {
        title: `People get build ${buildNumber} of image '${name}' now`,
        description: 'Workstations that exist keep the image that they have.',
        severity: 'normal',
      };
    case 'rolled-back':
      return {
        title: `Image '${name}' is rolled back to build ${buildNumber}`,
        description: 'Workstations that exist keep the image that they have.',
        severity: 'high',
      };
    default:
      return undefined;
  }
}
