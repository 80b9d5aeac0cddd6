import * as fc from 'fast-check';
import { Template } from 'aws-cdk-lib/assertions';
import {
  nagFindings,
  securityGroupRules,
  type SecurityGroupRule,
} from '../__testUtils__';
import { EXISTING, networkStack } from './__testUtils__';
import { HEALTH_PORT, SecurityGroups } from './SecurityGroups';

interface Options {
  configuration?: Parameters<typeof networkStack>[0];
  port?: number;
  allowedCidrs?: string[];
}

function groups(options: Options = {}) {
  const { stack, network } = networkStack(options.configuration ?? EXISTING);
  new SecurityGroups(stack, 'Groups', {
    network,
    port: options.port ?? 8443,
    allowedCidrs: options.allowedCidrs ?? ['198.51.100.0/24'],
  });
  return { stack, rules: securityGroupRules(Template.fromStack(stack)) };
}

/** Such as `gateways in tcp 8443 from loadbalancer`, sorted. */
function sentences(rules: SecurityGroupRule[]): string[] {
  const name = (id: string) =>
    id.replace(/^Groups(.+)[0-9A-F]{8}$/, '$1').toLowerCase();
  return rules
    .map(({ direction, group, protocol, port, peer }) =>
      [
        name(group),
        direction,
        protocol,
        port ?? 'all',
        direction === 'in' ? 'from' : 'to',
        name(peer),
      ].join(' '),
    )
    .sort();
}

it('lets each talk to the next in line alone', () => {
  const { rules } = groups({
    configuration: { interfaceEndpoints: false },
    allowedCidrs: ['198.51.100.0/24', '10.0.0.0/8'],
  });
  expect(sentences(rules)).toEqual(
    [
      'loadbalancer in tcp 8443 from 198.51.100.0/24',
      'loadbalancer in udp 8443 from 198.51.100.0/24',
      'loadbalancer in tcp 8443 from 10.0.0.0/8',
      'loadbalancer in udp 8443 from 10.0.0.0/8',
      'loadbalancer out tcp 8443 to gateways',
      'loadbalancer out udp 8443 to gateways',
      'loadbalancer out tcp 8989 to gateways',
      'gateways in tcp 8443 from loadbalancer',
      'gateways in udp 8443 from loadbalancer',
      'gateways in tcp 8989 from loadbalancer',
      'gateways out tcp 8443 to workstations',
      'gateways out udp 8443 to workstations',
      'gateways out tcp 443 to 0.0.0.0/0',
      'workstations in tcp 8443 from gateways',
      'workstations in udp 8443 from gateways',
      'workstations out -1 all to 0.0.0.0/0',
      'functions in tcp 443 from gateways',
      'functions in tcp 443 from workstations',
      'builds out -1 all to 0.0.0.0/0',
    ].sort(),
  );
});

it('lets gateways reach the resolvers of a network that exists', () => {
  const { rules } = groups({ configuration: EXISTING });
  const own = groups({ configuration: { interfaceEndpoints: false } });
  const known = new Set(sentences(own.rules));
  expect(sentences(rules).filter(each => !known.has(each))).toEqual([
    'gateways out tcp 53 to 0.0.0.0/0',
    'gateways out udp 53 to 0.0.0.0/0',
  ]);
});

it('lets what stands in the VPC reach the endpoints of AWS services', () => {
  const { rules } = groups({ configuration: { cidr: '10.9.0.0/20' } });
  const endpoints = rules.filter(({ group }) => group.startsWith('Network'));
  expect(endpoints).toEqual([
    expect.objectContaining({
      direction: 'in',
      peer: '10.9.0.0/20',
      protocol: 'tcp',
      port: 443,
    }),
  ]);
});

it('opens nothing to anyone but what the configuration says', () => {
  const cidr = fc
    .tuple(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.integer({ max: 32, min: 0 }),
    )
    .map(([address, prefix]) => range(address, prefix));
  fc.assert(
    fc.property(
      fc.uniqueArray(cidr, { minLength: 1, maxLength: 6 }),
      fc
        .integer({ min: 1024, max: 65_535 })
        .filter(port => port !== HEALTH_PORT),
      fc.constantFrom(EXISTING, { interfaceEndpoints: false }, {}),
      (allowedCidrs, port, configuration) => {
        const { rules } = groups({ configuration, allowedCidrs, port });
        const entries = rules.filter(
          ({ direction, peer }) => direction === 'in' && peer.includes('/'),
        );
        const [people, inside] = partition(entries, ({ group }) =>
          group.startsWith('GroupsLoadBalancer'),
        );
        expect(new Set(people.map(({ peer }) => peer))).toEqual(
          new Set(allowedCidrs),
        );
        expect(new Set(people.map(each => each.port))).toEqual(new Set([port]));
        expect(inside.map(({ peer }) => peer)).toEqual(
          'vpcId' in configuration || 'interfaceEndpoints' in configuration
            ? []
            : ['10.42.0.0/16'],
        );
      },
    ),
    { numRuns: 12 },
  );
});

it('makes nothing that cdk-nag has to say about', () => {
  expect(nagFindings(groups().stack)).toEqual([]);
  expect(nagFindings(groups({ allowedCidrs: ['0.0.0.0/0'] }).stack)).toEqual(
    [],
  );
});

function partition<T>(all: T[], is: (each: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter(each => !is(each))];
}

function range(address: number, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const first = Math.floor(address / size) * size;
  const bytes = [24, 16, 8, 0].map(bits => Math.floor(first / 2 ** bits) % 256);
  return `${bytes.join('.')}/${prefix}`;
}
