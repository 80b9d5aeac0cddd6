import {
  DescribeAddressesCommand,
  DescribeInstanceTypesCommand,
  DescribeVpcsCommand,
  type Tag,
} from '@aws-sdk/client-ec2';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
} from '@aws-sdk/client-service-quotas';
import type { Configuration } from '../../configuration';
import { traitsOf } from '../../configuration/checks';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { unanswered } from '../unanswered';

/** Where Service Quotas keeps what a deployment uses up. */
const QUOTAS = {
  standard: { service: 'ec2', code: 'L-1216C47A' },
  graphics: { service: 'ec2', code: 'L-DB2E81BA' },
  addresses: { service: 'ec2', code: 'L-0263D0A3' },
  networks: { service: 'vpc', code: 'L-F678F1CE' },
} as const;
type QuotaName = keyof typeof QUOTAS;

const NAMES: Record<QuotaName, string> = {
  standard: 'vCPUs of standard machines (L-1216C47A)',
  graphics: 'vCPUs of machines with a GPU (L-DB2E81BA)',
  addresses: 'elastic IP addresses (L-0263D0A3)',
  networks: 'VPCs (L-F678F1CE)',
};

const { ok, error } = findingsOf('Quota');

/** Whether AWS lets the account run what the deployment needs at least. */
export const quotas: Examination = {
  subject: 'Quota',
  async examine({ clients, configuration }) {
    const [vcpus, used] = await Promise.all([
      vcpusOf(clients, typesNeeded(configuration)),
      inUse(clients, configuration),
    ]);
    const needs = needsOf(configuration, vcpus);
    const names = (Object.keys(NAMES) as QuotaName[]).filter(
      name => needs[name] > 0,
    );
    return Promise.all(
      names.map(async name => {
        try {
          const quota = await quotaOf(clients, name);
          return judgeQuota(name, {
            quota,
            needed: needs[name],
            used: used[name],
          });
        } catch (cause) {
          return unanswered(`Quota, ${NAMES[name]}`, cause);
        }
      }),
    );
  },
};

/** What a deployment takes of each quota with the fewest gateways and one workstation of each template. */
export function needsOf(
  configuration: Configuration,
  vcpus: Map<string, number>,
): Record<QuotaName, number> {
  const { gateway, templates, network } = configuration;
  const needs = { standard: 0, graphics: 0, addresses: 0, networks: 0 };
  const add = (type: string, count: number) => {
    const quota = traitsOf(type).graphics ? 'graphics' : 'standard';
    needs[quota] += count * (vcpus.get(type) ?? 0);
  };
  add(gateway.instanceType, gateway.minimum);
  templates.forEach(({ instanceTypes }) => add(instanceTypes[0], 1));
  if ('zones' in network) {
    const zones = network.availabilityZones?.length ?? network.zones;
    needs.addresses = network.natGateways === 'each-zone' ? zones : 1;
    needs.networks = 1;
  }
  return needs;
}

/** Whether what is needed fits beside what is used. */
export function judgeQuota(
  name: QuotaName,
  { quota, needed, used = 0 }: { quota: number; needed: number; used?: number },
): Finding {
  const figures = used > 0 ? `${needed} beside ${used} in use` : `${needed}`;
  return needed + used > quota
    ? error(
        `${NAMES[name]}: ${quota}, but the smallest fleet needs ${figures}`,
        'ask for more under Service Quotas in the console; it may take days',
      )
    : ok(`${NAMES[name]}: ${quota}, and the smallest fleet needs ${figures}`);
}

function typesNeeded({ gateway, templates }: Configuration): string[] {
  const first = templates.map(({ instanceTypes }) => instanceTypes[0]);
  return [...new Set([gateway.instanceType, ...first])];
}

async function vcpusOf(
  { ec2 }: Clients,
  types: string[],
): Promise<Map<string, number>> {
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({
      Filters: [{ Name: 'instance-type', Values: types }],
    }),
  );
  return new Map(
    InstanceTypes.map(({ InstanceType = '', VCpuInfo }) => [
      InstanceType,
      VCpuInfo?.DefaultVCpus ?? 0,
    ]),
  );
}

/** What others use up of the quotas, and can be counted with one call; the deployment's own is needed anyway. */
async function inUse(
  { ec2 }: Clients,
  { deployment }: Configuration,
): Promise<Partial<Record<QuotaName, number>>> {
  const [{ Addresses = [] }, { Vpcs = [] }] = await Promise.all([
    ec2.send(new DescribeAddressesCommand({})),
    ec2.send(new DescribeVpcsCommand({})),
  ]);
  return {
    addresses: countOfOthers(Addresses, deployment),
    networks: countOfOthers(Vpcs, deployment),
  };
}

/** How many resources are not of the deployment. */
export function countOfOthers(
  resources: { Tags?: Tag[] }[],
  deployment: string,
): number {
  return resources.filter(
    ({ Tags = [] }) =>
      !Tags.some(
        ({ Key, Value }) => Key === 'vdi:deployment' && Value === deployment,
      ),
  ).length;
}

async function quotaOf(clients: Clients, name: QuotaName): Promise<number> {
  const { service, code } = QUOTAS[name];
  const question = { ServiceCode: service, QuotaCode: code };
  try {
    const { Quota } = await clients.quotas.send(
      new GetServiceQuotaCommand(question),
    );
    return Quota?.Value ?? 0;
  } catch (cause) {
    // Accounts for which it was never changed may have only the default
    if (!(cause instanceof NoSuchResourceException)) {
      throw cause;
    }
    const { Quota } = await clients.quotas.send(
      new GetAWSDefaultServiceQuotaCommand(question),
    );
    return Quota?.Value ?? 0;
  }
}
