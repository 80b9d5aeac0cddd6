import { mockServices } from '@backstage/backend-test-utils';
import { AccessError, UncertainError } from '../aws';
import { NOON, noonPlus } from '../__testUtils__/builders';
import { HealthMonitor } from '../health';
import {
  aTemplate,
  FakeLaunchTemplates,
  NO_SETTINGS,
  LAB,
} from './__testUtils__/FakeLaunchTemplates';
import { TemplateCatalog } from './TemplateCatalog';

describe('TemplateCatalog', () => {
  const logger = mockServices.logger.mock();
  let now: Date;
  let ec2: FakeLaunchTemplates;
  let health: HealthMonitor;
  let catalog: TemplateCatalog;

  const catalogWith = (subnetIds: string[] = []) =>
    new TemplateCatalog({
      launchTemplates: ec2,
      settings: NO_SETTINGS,
      subnetIds,
      health,
      clock: () => now,
    });

  beforeEach(() => {
    now = NOON;
    ec2 = new FakeLaunchTemplates([aTemplate(), LAB]);
    health = new HealthMonitor({ logger, clock: () => now });
    catalog = catalogWith();
  });

  it('asks EC2 anew for a list after half a minute, and sooner for a launch', async () => {
    await catalog.list();
    now = noonPlus(3);
    await catalog.find('lab');
    expect(ec2.lists).toBe(1);
    now = noonPlus(4);
    await catalog.list();
    expect(ec2.lists).toBe(1);
    await catalog.find('lab');
    expect(ec2.lists).toBe(2);
    now = noonPlus(34);
    await catalog.list();
    expect(ec2.lists).toBe(2);
    now = noonPlus(35);
    await catalog.list();
    expect(ec2.lists).toBe(3);
  });

  it('asks once for callers at the same time', async () => {
    await Promise.all([
      catalog.list(),
      catalog.find('lab'),
      catalog.placements('lab'),
    ]);
    expect(ec2.lists).toBe(1);
  });

  it('sees within seconds that a template is gone', async () => {
    expect(await catalog.find('lab')).toBeDefined();
    ec2.templates = [];
    now = noonPlus(4);
    expect(await catalog.find('lab')).toBeUndefined();
    await expect(catalog.placements('lab')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('lists by name, with sizes, and leaves out what has no default version', async () => {
    ec2.templates = [
      aTemplate(),
      LAB,
      aTemplate({ id: 'broken', launchTemplateId: 'lt-broken' }),
      aTemplate({ id: 'odd', name: 'Aa', instanceTypes: ['x9.odd'] }),
    ];
    expect(await catalog.list()).toMatchObject([
      { id: 'odd', specs: undefined },
      { id: 'lab', specs: { vcpus: 4 } },
      { id: 'ubuntu-developer', default: { version: 2 } },
    ]);
  });

  it("prefers a template's subnets to the configuration's, and those to tagged ones", async () => {
    ec2.templates = [
      aTemplate({ instanceTypes: ['m7i.xlarge', 'm6i.xlarge'] }),
      { ...LAB, subnetIds: ['subnet-lab'] },
    ];
    expect(await catalog.placements('ubuntu-developer')).toEqual({
      instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
      subnetIds: ['subnet-a', 'subnet-b'],
    });
    const configured = catalogWith(['subnet-z']);
    expect(await configured.placements('ubuntu-developer')).toMatchObject({
      subnetIds: ['subnet-z'],
    });
    expect(await configured.placements('lab')).toMatchObject({
      subnetIds: ['subnet-lab'],
    });
  });

  it('says what is missing when EC2 refuses, and recovers', async () => {
    ec2.error = new AccessError('Allow ec2:DescribeLaunchTemplates.');
    await expect(catalog.list()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^AWS does not let the portal read the templates\. .*under Operations\.$/,
      ),
    });
    expect(health.report().status).toBe('degraded');
    ec2.error = new UncertainError('socket hung up');
    await expect(catalog.list()).rejects.toThrow(
      'EC2 does not answer, so the templates cannot be read.',
    );
    ec2.error = undefined;
    expect(await catalog.list()).toHaveLength(2);
    expect(health.report().status).toBe('ok');
  });
});
