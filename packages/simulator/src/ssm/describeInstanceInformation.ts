import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { paginate } from '../aws/paginate';
import { Instance, isOnline, stateAt } from '../ec2/Instance';
import type { SsmContext } from './SsmContext';

const MAX_VALUES = 100;

/** The managed nodes: instances whose agent has ever answered, until they are terminated. */
export function describeInstanceInformation(
  { world }: SsmContext,
  input: JsonInput,
): object {
  const now = world.now();
  const filters = readFilters(input);
  const matches = (instance: Instance) =>
    isManaged(instance, now) &&
    filters.every(({ key, values }) => {
      const own = field(instance, key, now);
      return own !== undefined && values.includes(own);
    });
  const ids = filters.find(({ key }) => key === 'InstanceIds')?.values;
  const candidates = ids
    ? ids
        .flatMap(id => world.state.instances.get(id) ?? [])
        .sort((a, b) => a.ordinal - b.ordinal)
    : [...world.state.instances.values()];
  const page = paginate(candidates.filter(matches), {
    limit: input.integer('MaxResults', 5, 50) ?? 50,
    token: input.text('NextToken'),
    key: instance => instance.ordinal,
    invalidToken: 'InvalidNextToken',
  });
  return {
    InstanceInformationList: page.items.map(instance =>
      describe(instance, now),
    ),
    NextToken: page.nextToken,
  };
}

function readFilters(input: JsonInput): { key: string; values: string[] }[] {
  const current = input.items('Filters').map(filter => ({
    key: filter.requiredText('Key'),
    values: filter.texts('Values', MAX_VALUES),
  }));
  const legacy = input.items('InstanceInformationFilterList').map(filter => ({
    key: filter.requiredText('key'),
    values: filter.texts('valueSet', MAX_VALUES),
  }));
  return [...current, ...legacy];
}

function isManaged(instance: Instance, now: number): boolean {
  const state = stateAt(instance, now);
  if (state === 'terminated' || instance.bootTime === undefined) return false;
  return state === 'running' ? isOnline(instance, now) : state !== 'pending';
}

function field(
  instance: Instance,
  key: string,
  now: number,
): string | undefined {
  if (key.startsWith('tag:')) return instance.tags[key.slice('tag:'.length)];
  switch (key) {
    case 'InstanceIds':
      return instance.instanceId;
    case 'PingStatus':
      return pingStatus(instance, now);
    case 'PlatformTypes':
      return instance.platform === 'windows' ? 'Windows' : 'Linux';
    case 'ResourceType':
      return 'EC2Instance';
    default:
      throw new AwsError(
        'InvalidFilterKey',
        `The filter '${key}' is not valid.`,
      );
  }
}

function pingStatus(instance: Instance, now: number): string {
  return isOnline(instance, now) ? 'Online' : 'ConnectionLost';
}

function describe(instance: Instance, now: number): object {
  const windows = instance.platform === 'windows';
  return {
    InstanceId: instance.instanceId,
    PingStatus: pingStatus(instance, now),
    LastPingDateTime: now / 1000,
    AgentVersion: '3.3.2299.0',
    IsLatestVersion: true,
    PlatformType: windows ? 'Windows' : 'Linux',
    PlatformName: windows
      ? 'Microsoft Windows Server 2022 Datacenter'
      : 'Ubuntu',
    PlatformVersion: windows ? '10.0.20348' : '24.04',
    ResourceType: 'EC2Instance',
    IPAddress: instance.privateIpAddress,
    ComputerName: instance.privateDnsName,
  };
}
