import { AwsFixture, idsOf, LINUX_TEMPLATE } from '../__testUtils__/AwsFixture';
import type { Aws } from '../createAws';
import { TAG } from '../tags';

describe('Ec2Fleet', () => {
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create();
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  it('launches once per launch id, also when the answer was lost', async () => {
    fixture.simulator.control.setFaults([
      { kind: 'lost-response', action: 'RunInstances', count: 1 },
    ]);
    const first = await fixture.launch({ launchId: 'l-1', count: 3 });
    const again = await fixture.launch({ launchId: 'l-1', count: 3 });
    expect(first).toHaveLength(3);
    expect(idsOf(again)).toEqual(idsOf(first));
    const [{ tags, volumeTags }] = fixture.simulator.control.state().instances;
    expect(tags).toMatchObject({
      [TAG.deployment]: 'demo',
      [TAG.launch]: 'l-1',
      [TAG.template]: 'ubuntu-developer',
    });
    expect(volumeTags).toMatchObject({
      [TAG.deployment]: 'demo',
      [TAG.launch]: 'l-1',
      [TAG.template]: 'ubuntu-developer',
    });
    expect(first[0]).toMatchObject({ instanceType: 'm7i.xlarge', tags });
    await expect(
      fixture.launch({ launchId: 'l-1', count: 4 }),
    ).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'IdempotentParameterMismatch',
    });
  });

  it('launches into the subnet and of the type that is asked for', async () => {
    const [, subnetId] = await aws.launchTemplates.subnets();
    const [instance] = await aws.fleet.launch({
      launchId: 'l-1',
      launchTemplateId: LINUX_TEMPLATE,
      version: 1,
      count: 1,
      subnetId,
      instanceType: 'm6i.xlarge',
      tags: {},
    });
    expect(instance).toMatchObject({
      instanceType: 'm6i.xlarge',
      availabilityZone: 'eu-west-1b',
    });
    fixture.simulator.control.setFaults([{ kind: 'capacity', subnetId }]);
    await expect(
      aws.fleet.launch({
        launchId: 'l-2',
        launchTemplateId: LINUX_TEMPLATE,
        version: 1,
        count: 1,
        subnetId,
        tags: {},
      }),
    ).rejects.toMatchObject({ name: 'InsufficientCapacityError' });
  });

  it('launches for hibernation when asked to, whatever the template says', async () => {
    const launch = (launchId: string, hibernation?: boolean) =>
      aws.fleet.launch({
        launchId,
        launchTemplateId: LINUX_TEMPLATE,
        version: 1,
        count: 1,
        hibernation,
        tags: {},
      });
    await launch('l-1', true);
    await launch('l-2', false);
    await launch('l-3');
    const seen = await aws.fleet.observe({
      instanceIds: [],
      launchIds: ['l-1', 'l-2', 'l-3'],
    });
    const able = seen.filter(each => each.hibernation);
    expect(able.map(({ tags }) => tags['vdi:launch'])).toEqual(['l-1']);
  });

  it('sees its own deployment only, even when the names look like a pattern', async () => {
    const mine = await fixture.launch({ launchId: 'l-1', count: 2 });
    await fixture.launch({
      launchId: 'l-1-other',
      count: 1,
      deployment: 'demo-2',
    });
    expect(idsOf(await aws.fleet.sweep())).toEqual(idsOf(mine));
    expect(await fixture.connect('demo*').fleet.sweep()).toEqual([]);
    expect(
      await fixture.connect('demo-2').fleet.observe({
        instanceIds: idsOf(mine),
        launchIds: ['l-1'],
      }),
    ).toEqual([]);
  });

  it('observes instances and launches once each, in as few calls as EC2 takes', async () => {
    const first = await fixture.launch({ launchId: 'l-1', count: 2 });
    const second = await fixture.launch({ launchId: 'l-2', count: 1 });
    fixture.simulator.control.clearCalls();
    const seen = await aws.fleet.observe({
      instanceIds: [
        first[0].instanceId,
        second[0].instanceId,
        'i-0123456789abcdef0',
        'not-an-id',
        ...Array.from(
          { length: 198 },
          (_, n) => `i-${n.toString(16).padStart(17, '0')}`,
        ),
      ],
      launchIds: ['l-1', 'l-unknown'],
    });
    expect(idsOf(seen)).toEqual(idsOf([...first, ...second]));
    expect(seen[0]).toMatchObject({
      state: 'running',
      privateDnsName: expect.stringContaining('.internal'),
    });
    expect(fixture.simulator.control.calls()).toEqual({
      'ec2:DescribeInstances': 3,
    });
    expect(await aws.fleet.observe({ instanceIds: [], launchIds: [] })).toEqual(
      [],
    );
    expect(fixture.simulator.control.calls()).toEqual({
      'ec2:DescribeInstances': 3,
    });
  });

  it('sweeps beyond one page', async () => {
    await fixture.launch({ launchId: 'l-1', count: 700 });
    await fixture.launch({ launchId: 'l-2', count: 500 });
    fixture.simulator.control.clearCalls();
    expect(await aws.fleet.sweep()).toHaveLength(1200);
    expect(fixture.simulator.control.calls()).toEqual({
      'ec2:DescribeInstances': 2,
    });
  });

  it('stops, starts, tags and terminates all but the unknown', async () => {
    const ids = idsOf(await fixture.launch({ launchId: 'l-1', count: 3 }));
    const unknown = 'i-0123456789abcdef0';
    const all = [ids[0], unknown, ids[1], 'nonsense', ids[2]];
    for (const affect of [
      () => aws.fleet.stop(all),
      () => aws.fleet.stop(all),
      () => aws.fleet.start(all),
      () => aws.fleet.tag(all, { [TAG.owner]: 'user:default/alice' }),
      () => aws.fleet.terminate(all),
      () => aws.fleet.terminate(all),
    ]) {
      const outcome = await affect();
      expect(outcome.done.sort()).toEqual(ids);
      expect(outcome.missing.sort()).toEqual([unknown, 'nonsense']);
    }
    expect(await aws.fleet.sweep()).toEqual(
      ids.map(() =>
        expect.objectContaining({
          state: 'terminated',
          tags: expect.objectContaining({
            [TAG.owner]: 'user:default/alice',
          }),
        }),
      ),
    );
  });

  it('starts the others when one cannot be started', async () => {
    const ids = idsOf(await fixture.launch({ launchId: 'l-1', count: 3 }));
    await aws.fleet.stop(ids);
    await aws.fleet.terminate([ids[1]]);
    const outcome = await aws.fleet.start(ids);
    expect(outcome).toEqual({ done: [ids[0], ids[2]], missing: [] });
  });
});
