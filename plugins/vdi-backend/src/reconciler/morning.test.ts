import { TestDatabases } from '@backstage/backend-test-utils';
import type { Replica } from '../__testUtils__/Replica';
import { Town } from '../__testUtils__/Town';
import { aWorkstation } from '../__testUtils__/builders';
import { TAG } from '../aws';
import { toColumns } from '../database';
import { deadlineOf, DEFAULT_POLICY } from '../lifecycle';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const PEOPLE = 500;
const POOL = 100;

describe('a morning on which everybody starts at once', () => {
  let town: Town;
  let replica: Replica;

  beforeEach(async () => {
    town = await Town.create({
      knex: await databases.init('SQLITE_3'),
      seed: 7,
      paced: true,
      timing: { jitter: 0, notFoundSeconds: 0 },
    });
    replica = town.replica();
    await fillTown();
    town.simulator.control.clearCalls();
    town.simulator.control.setTokenBuckets(true);
  });

  afterEach(() => town.close());

  /** Stopped machines of people and of a pool, all of them wanted now; the pool's have been waiting for longer. */
  async function fillTown(): Promise<void> {
    const template = await town.template('ubuntu-developer');
    const { fleet } = replica.aws;
    const ids: string[] = [];
    for (let launch = 0; ids.length < PEOPLE + POOL; launch += 1) {
      const launched = await fleet.launch({
        launchId: `vdi-${launch}`,
        launchTemplateId: template.launchTemplateId,
        version: template.templateVersion,
        count: 100,
        tags: { [TAG.template]: template.templateId },
      });
      ids.push(...launched.map(each => each.instanceId));
      town.pass(60);
    }
    await fleet.stop(ids);
    town.pass(3600);
    const now = town.now();
    const rows = ids.map((instanceId, index) =>
      aWorkstation({
        templateId: template.templateId,
        templateVersion: template.templateVersion,
        launchTemplateId: template.launchTemplateId,
        instanceId,
        ownerRef: index < POOL ? undefined : `user:default/person-${index}`,
        status: 'starting',
        statusSince: now,
        createdAt: now,
        requestedAt: now,
        nextCheckAt: index < POOL ? new Date(now.getTime() - 60_000) : now,
        deadlineAt: deadlineOf('starting', now, DEFAULT_POLICY),
      }),
    );
    await town.knex.batchInsert('workstations', rows.map(toColumns), 20);
  }

  const started = async (owned: boolean) => {
    const rows = await town
      .knex('workstations')
      [owned ? 'whereNotNull' : 'whereNull']('owner_ref')
      .pluck('instance_id');
    const states = new Map(
      town.simulator.control
        .state()
        .instances.map(each => [each.instanceId, each.state]),
    );
    return rows.filter(id => states.get(id) !== 'stopped').length;
  };

  it('takes the fewest calls, no refusal, and people go first', async () => {
    const { control } = town.simulator;
    const throttles = () =>
      control.state().throttles['ec2:StartInstances'] ?? 0;
    await replica.reconciler.run();
    expect(await started(true)).toBe(PEOPLE);
    expect(control.calls()['ec2:StartInstances']).toBeLessThanOrEqual(3);
    for (let second = 0; second < 30; second += 1) {
      town.pass(1);
      await replica.reconciler.run();
    }
    expect(await started(false)).toBe(POOL);
    expect(control.calls()['ec2:StartInstances']).toBe(3);
    expect(throttles()).toBe(0);
  });

  it('serves people while the pool waits, when others have used up the limits', async () => {
    const { control } = town.simulator;
    control.setFaults([
      { kind: 'throttle', service: 'ec2', action: 'StartInstances', count: 2 },
    ]);
    const order: string[] = [];
    for (let second = 0; second < 120; second += 1) {
      await replica.reconciler.run();
      const [people, pool] = [await started(true), await started(false)];
      order.push(`${people} ${pool}`);
      if (people + pool === PEOPLE + POOL) {
        break;
      }
      town.pass(1);
    }
    const steps = [...new Set(order)];
    expect(steps.at(-1)).toBe(`${PEOPLE} ${POOL}`);
    expect(steps.find(step => !step.endsWith(' 0'))).toBe(`${PEOPLE} ${POOL}`);
    // The two refusals, and one call for each group.
    expect(control.calls()['ec2:StartInstances']).toBe(5);
  });
});
