import type { BucketUse } from '../faults';
import type { QueryParameters } from './QueryParameters';

/** What an action takes from EC2's request and resource buckets. */
export function bucketUses(
  action: string,
  parameters: QueryParameters,
): BucketUse[] {
  const instances = parameters.texts('InstanceId').length;
  switch (action) {
    case 'RunInstances':
      return [
        { bucket: 'RunInstances', tokens: 1 },
        { bucket: 'runResources', tokens: parameters.integer('MaxCount') ?? 1 },
      ];
    case 'StartInstances':
      return [
        { bucket: 'StartInstances', tokens: 1 },
        { bucket: 'startResources', tokens: instances },
      ];
    case 'StopInstances':
      return [
        { bucket: 'mutating', tokens: 1 },
        { bucket: 'stopResources', tokens: instances },
      ];
    case 'TerminateInstances':
      return [
        { bucket: 'TerminateInstances', tokens: 1 },
        { bucket: 'terminateResources', tokens: instances },
      ];
    case 'CreateTags':
    case 'DeleteTags':
      return [{ bucket: action, tokens: 1 }];
    default:
      return [{ bucket: describeBucket(action, parameters), tokens: 1 }];
  }
}

function describeBucket(
  action: string,
  parameters: QueryParameters,
): 'mutating' | 'describe' | 'describeAll' {
  if (!action.startsWith('Describe')) return 'mutating';
  const narrowed =
    parameters.text('MaxResults') !== undefined ||
    parameters.items('Filter').length > 0 ||
    parameters.texts('InstanceId').length > 0;
  return action === 'DescribeInstances' && !narrowed
    ? 'describeAll'
    : 'describe';
}
