import { testConfiguration } from '../../__testUtils__';
import { formatFinding } from '../Finding';
import { judgeBootstrap } from './bootstrap';
import { judgeZone } from './hostedZone';
import { judgeHibernation, judgeOfferings } from './instanceTypes';
import { judgeParents } from './parentImages';
import { countOfOthers, judgeQuota, needsOf } from './quotas';
import { judgeRegion } from './region';
import { judgeZones, zonesTaken } from './zones';

const place = { account: '111122223333', region: 'eu-west-1' };

describe('judgeRegion', () => {
  it.each([
    ['opt-in-not-required', /^ok .* eu-west-1 is enabled/],
    ['not-opted-in', /^error .* is not enabled in this account/],
    [undefined, /^error .* does not list/],
  ])('%s', (status, line) => {
    expect(formatFinding(judgeRegion('eu-west-1', status))).toMatch(line);
  });
});

describe('judgeBootstrap', () => {
  it.each([
    [6, /^ok/],
    [5, /^error .* has version 5, but 6 is needed — run 'npx cdk bootstrap/],
    [undefined, /^error .* is missing/],
  ])('%s', (version, line) => {
    expect(formatFinding(judgeBootstrap(version, place))).toMatch(line);
  });
});

describe('judgeZones', () => {
  it('takes as many as there are', () => {
    const configuration = testConfiguration({ network: { zones: 3 } });
    const available = ['eu-west-1a', 'eu-west-1b'];
    expect(formatFinding(judgeZones(configuration, available))).toMatch(
      /^error .* has 2 zones for this account, but network\.zones is 3/,
    );
    expect(zonesTaken(configuration, available)).toEqual(available);
  });

  it('misses those that are named', () => {
    const configuration = testConfiguration({
      network: { availabilityZones: ['eu-west-1a', 'eu-west-1d'] },
    });
    expect(
      formatFinding(judgeZones(configuration, ['eu-west-1a', 'eu-west-1b'])),
    ).toMatch(/^error .* eu-west-1d cannot be used by this account/);
  });
});

describe('needsOf', () => {
  it('counts the fewest gateways and a workstation of each template', () => {
    const configuration = testConfiguration({
      network: { zones: 3, natGateways: 'each-zone' },
      templates: [
        {
          id: 'office',
          name: 'Office',
          preset: 'ubuntu-24.04',
          instanceTypes: ['m7i.xlarge', 'm7i.16xlarge'],
        },
        {
          id: 'cad',
          name: 'CAD',
          preset: 'ubuntu-24.04',
          gpu: true,
          instanceTypes: ['g5.2xlarge'],
        },
      ],
    });
    const vcpus = new Map([
      ['c7g.large', 2],
      ['m7i.xlarge', 4],
      ['g5.2xlarge', 8],
    ]);
    expect(needsOf(configuration, vcpus)).toEqual({
      standard: 2 * 2 + 4,
      graphics: 8,
      addresses: 3,
      networks: 1,
    });
  });
});

describe('countOfOthers', () => {
  it('leaves out what the deployment has already, so that it can be upgraded at its limit', () => {
    const tagged = (Value: string) => ({
      Tags: [{ Key: 'vdi:deployment', Value }],
    });
    expect(countOfOthers([tagged('test'), tagged('other'), {}], 'test')).toBe(
      2,
    );
  });
});

describe('judgeQuota', () => {
  it.each([
    [
      { quota: 5, needed: 8 },
      'error   Quota — vCPUs of standard machines (L-1216C47A): 5, but the smallest fleet needs 8 — ask for more under Service Quotas in the console; it may take days',
    ],
    [
      { quota: 8, needed: 8 },
      'ok      Quota — vCPUs of standard machines (L-1216C47A): 8, and the smallest fleet needs 8',
    ],
    [
      { quota: 8, needed: 8, used: 1 },
      'error   Quota — vCPUs of standard machines (L-1216C47A): 8, but the smallest fleet needs 8 beside 1 in use — ask for more under Service Quotas in the console; it may take days',
    ],
  ])('%j', (figures, line) => {
    expect(formatFinding(judgeQuota('standard', figures))).toBe(line);
  });
});

describe('judgeOfferings', () => {
  const zones = ['a', 'b'];
  const judge = (types: string[], offered: Record<string, string[]>) =>
    judgeOfferings(
      { what: 'gateways', types },
      zones,
      new Map(Object.entries(offered)),
    ).map(formatFinding);

  it.each([
    [['x', 'y'], { x: ['a'], y: ['b', 'c'] }, [/^ok .* offered in a, b/]],
    [['x', 'y'], { x: ['c'] }, [/^error .* x, y is offered in none of a, b/]],
    [['x'], { x: ['a'] }, [/^warning .* none of x is offered in b/]],
    [
      ['x', 'y'],
      { x: ['a', 'b'] },
      [/^ok/, /^warning .* y is offered in none of the zones/],
    ],
  ])('%j in %j', (types, offered, expected) => {
    expect(judge(types, offered)).toEqual(
      expected.map(line => expect.stringMatching(line)),
    );
  });
});

describe('judgeHibernation', () => {
  const configuration = testConfiguration({
    templates: [
      {
        id: 'linux',
        name: 'Linux',
        preset: 'amazon-linux-2023',
        instanceTypes: ['z1d.xlarge'],
        hibernation: true,
        diskGiB: 30,
      },
    ],
  });

  it.each([
    [{ isSupported: true, memoryGiB: 16 }, []],
    [{ isSupported: false, memoryGiB: 16 }, [/^error .* cannot be hibernated/]],
    [
      { isSupported: true, memoryGiB: 32 },
      [/^error .* has 30 GiB, but z1d\.xlarge writes 32 GiB/],
    ],
  ])('%j', (traits, expected) => {
    const findings = judgeHibernation(
      configuration,
      new Map([['z1d.xlarge', traits]]),
    );
    expect(findings.map(formatFinding)).toEqual(
      expected.map(line => expect.stringMatching(line)),
    );
  });
});

describe('judgeParents', () => {
  it('wants the id of an image', () => {
    const values = new Map([
      ['/a', 'ami-0123'],
      ['/b', 'latest'],
    ]);
    expect(judgeParents(['/a', '/b'], values).map(formatFinding)).toEqual([
      'ok      Parent images — /a is ami-0123',
      "error   Parent images — /b holds 'latest', not the id of an image — correct the parameter, or name another in images.parents",
    ]);
  });
});

describe('judgeZone', () => {
  it.each([
    ['example.com.', false, 'desktops.example.com', /^ok/],
    ['example.com.', false, 'example.com', /^ok/],
    ['example.com.', false, 'myexample.com', /^error .* does not lie in/],
    ['example.com.', true, 'desktops.example.com', /^error .* private zone/],
  ])('%s, private: %s, %s', (name, isPrivate, domainName, line) => {
    const zone = {
      Id: 'Z1',
      Name: name,
      CallerReference: '1',
      Config: { PrivateZone: isPrivate },
    };
    expect(formatFinding(judgeZone(zone, domainName))).toMatch(line);
  });
});
