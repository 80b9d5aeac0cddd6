import knexFactory from 'knex';
import { Town } from '../__testUtils__/Town';

jest.setTimeout(60_000);

it('waits for a machine whose launch was sent long after it was begun', async () => {
  const town = await Town.create({
    knex: knexFactory({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    }),
    seed: 3,
    // EC2 answers the launch and shows the machine later.
    timing: { notFoundSeconds: 30 },
  });
  try {
    const { reconciler, store, sweep } = town.replica();
    const { id } = await store.request({
      template: await town.template('ubuntu-developer'),
      ownerRef: 'user:default/amara',
      personalUser: 'amara',
      limit: 1,
      actor: { kind: 'user', ref: 'user:default/amara' },
      now: town.now(),
    });
    const control = town.simulator.control;
    control.setFaults([
      { kind: 'throttle', service: 'ec2', action: 'RunInstances' },
    ]);
    for (let minute = 0; minute < 6; minute += 1) {
      await reconciler.run();
      town.pass(60);
    }
    control.setFaults([]);
    for (let second = 0; second < 120; second += 2) {
      await reconciler.run();
      town.pass(2);
    }
    expect(await store.get(id)).toMatchObject({ status: 'ready' });
    expect(control.state().instances).toHaveLength(1);
    town.pass(900);
    expect(await sweep.run()).toMatchObject({ terminated: 0, orphans: 0 });
  } finally {
    await town.close();
  }
});
