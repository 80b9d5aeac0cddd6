import { AwsError } from '../../aws/AwsError';
import { paginate } from '../../aws/paginate';
import { ACCOUNT_ID } from '../../world/World';
import { describeInstance, describeState } from '../describeInstance';
import type { Ec2Action, Ec2Context } from '../Ec2Context';
import { FilterFields, readFilters } from '../Filters';
import { bootedAt, Instance, isOnline, stateAt } from '../Instance';
import { readPageSize } from '../pageSize';
import type { QueryParameters } from '../QueryParameters';
import type { XmlValue } from '../xml';

export const describeInstances: Ec2Action = (context, parameters) => {
  const now = context.world.now();
  const matches = readFilters(parameters, fieldsAt(now), ({ tags }) => tags);
  const page = select(context, parameters, matches);
  const reservations: { id: string; instances: XmlValue[] }[] = [];
  for (const instance of page.items) {
    let reservation = reservations.at(-1);
    if (reservation?.id !== instance.reservationId) {
      reservation = { id: instance.reservationId, instances: [] };
      reservations.push(reservation);
    }
    reservation.instances.push(describeInstance(instance, now));
  }
  return {
    reservationSet: reservations.map(({ id, instances }) => ({
      reservationId: id,
      ownerId: ACCOUNT_ID,
      groupSet: [],
      instancesSet: instances,
    })),
    nextToken: page.nextToken,
  };
};

export const describeInstanceStatus: Ec2Action = (context, parameters) => {
  const now = context.world.now();
  const all = parameters.flag('IncludeAllInstances') ?? false;
  const filter = readFilters(parameters, fieldsAt(now), ({ tags }) => tags);
  const page = select(
    context,
    parameters,
    instance =>
      (all || stateAt(instance, now) === 'running') && filter(instance),
  );
  return {
    instanceStatusSet: page.items.map(instance => {
      const status = describeStatus(instance, now);
      return {
        instanceId: instance.instanceId,
        availabilityZone: instance.availabilityZone,
        instanceState: describeState(stateAt(instance, now)),
        systemStatus: status,
        instanceStatus: status,
      };
    }),
    nextToken: page.nextToken,
  };
};

function select(
  { instances }: Ec2Context,
  parameters: QueryParameters,
  matches: (instance: Instance) => boolean,
) {
  const ids = parameters.texts('InstanceId');
  if (ids.length > 0 && parameters.text('MaxResults') !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  }
  const candidates =
    ids.length > 0 ? instances.named(ids) : instances.visible();
  return paginate(filtered(candidates, matches), {
    limit: readPageSize(parameters, { least: 5, most: 1000 }) ?? Infinity,
    token: parameters.text('NextToken'),
    key: instance => instance.ordinal,
    invalidToken: 'InvalidPaginationToken',
  });
}

function* filtered(
  candidates: Iterable<Instance>,
  matches: (instance: Instance) => boolean,
): Generator<Instance> {
  for (const instance of candidates) if (matches(instance)) yield instance;
}

function fieldsAt(now: number): FilterFields<Instance> {
  return {
    'instance-id': instance => instance.instanceId,
    'instance-state-name': instance => stateAt(instance, now),
    'instance-type': instance => instance.instanceType,
    'image-id': instance => instance.imageId,
    'subnet-id': instance => instance.subnetId,
    'vpc-id': instance => instance.vpcId,
    'availability-zone': instance => instance.availabilityZone,
    'private-dns-name': instance => instance.privateDnsName,
    'private-ip-address': instance => instance.privateIpAddress,
    'reservation-id': instance => instance.reservationId,
    'client-token': instance => instance.clientToken,
    'launch-time': instance => new Date(instance.launchedAt).toISOString(),
    'key-name': instance => instance.keyName,
    platform: instance =>
      instance.platform === 'windows' ? 'windows' : undefined,
    'iam-instance-profile.arn': instance => instance.profileArn,
  };
}

function describeStatus(instance: Instance, now: number): XmlValue {
  if (bootedAt(instance, now) === undefined)
    return { status: 'not-applicable' };
  const passed = isOnline(instance, now);
  return {
    status: passed ? 'ok' : 'initializing',
    details: [
      { name: 'reachability', status: passed ? 'passed' : 'initializing' },
    ],
  };
}
