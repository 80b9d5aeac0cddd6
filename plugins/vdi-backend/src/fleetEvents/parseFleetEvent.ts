import { z } from 'zod';
import { isInstanceId } from '../aws';

/** What an event of AWS means to the fleet. */
export type FleetEvent =
  | { kind: 'instance'; instanceId: string }
  /** A build is somewhere else; when it is done, a launch template may have a new version */
  | { kind: 'image'; name?: string; isDone: boolean }
  /** Nothing that matters here */
  | { kind: 'other' };

/**
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html and
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
 */
const INSTANCE_CHANGE = 'EC2 Instance State-change Notification';
const IMAGE_CHANGE = 'EC2 Image Builder Image State Change';

/** `arn:…:image/<name>/<version>/<build>` */
const IMAGE_NAME = /:image\/([\w-]+)\//;

const anyEvent = z.object({ 'detail-type': z.string() });
const instanceChange = z.object({
  detail: z.object({ 'instance-id': z.string().refine(isInstanceId) }),
});
const imageChange = z.object({
  resources: z.array(z.string()).optional(),
  detail: z.object({ state: z.object({ status: z.string() }) }),
});

/** Reads an event as EventBridge writes it; `undefined` when it is none. */
export function parseFleetEvent(payload: unknown): FleetEvent | undefined {
  const type = anyEvent.safeParse(payload).data?.['detail-type'];
  if (type === INSTANCE_CHANGE) {
    const { data } = instanceChange.safeParse(payload);
    return data && { kind: 'instance', instanceId: data.detail['instance-id'] };
  }
  if (type === IMAGE_CHANGE) {
    const { data } = imageChange.safeParse(payload);
    return (
      data && {
        kind: 'image',
        name: IMAGE_NAME.exec(data.resources?.[0] ?? '')?.[1],
        isDone: data.detail.state.status === 'AVAILABLE',
      }
    );
  }
  return type === undefined ? undefined : { kind: 'other' };
}
