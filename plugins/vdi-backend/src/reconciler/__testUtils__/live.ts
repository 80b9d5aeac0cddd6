import { addHibernatingVersion } from '../../__testUtils__/addHibernatingVersion';
import type { Replica } from '../../__testUtils__/Replica';
import { LIMIT, type Town } from '../../__testUtils__/Town';
import { Watch } from '../../__testUtils__/Watch';
import { personalUserOf } from '../../workstations';
import { MOMENTS, offer, PEOPLE, poolOf, TEMPLATES, wishOf } from './moments';
import { quiesce, sweep, trying, work } from './rounds';

/** Lets a town live for a while, and come to rest; answers with what must never have been. */
export async function live(town: Town): Promise<string[]> {
  const { random, simulator } = town;
  const watch = new Watch(town);
  // Half of the machines of one template can hibernate, the others are refused.
  const hibernating = await addHibernatingVersion(town.ec2, TEMPLATES[0]);
  const replicas: Replica[] = [town.replica(), town.replica()];
  const someone = async () => {
    const rows = await town
      .knex('workstations')
      .whereRaw("status <> 'terminated'")
      .orderBy('id');
    return rows.length > 0
      ? replicas[0].store.get(random.pick(rows).id)
      : undefined;
  };

  for (let step = 0; step < 60; step += 1) {
    const replica = random.pick(replicas);
    const moment = random.pick(MOMENTS);
    switch (moment) {
      case 'ask': {
        const ownerRef = random.pick(PEOPLE);
        const stopAfter = random.chance(0.3) ? 3600 : undefined;
        await trying(async () => {
          const template = await offer(replica, random.pick(TEMPLATES));
          const { claimedAt } = await replica.store.request({
            template: { ...template, stopAfter },
            ownerRef,
            personalUser: personalUserOf(ownerRef, template.platform),
            limit: LIMIT,
            claims: replica.first.isOver,
            actor: { kind: 'user', ref: ownerRef },
            now: town.now(),
          });
          if (claimedAt) {
            replica.keeper.kick(template.templateId);
          }
        });
        break;
      }
      case 'warm':
        await trying(async () =>
          replica.store.requestPooled({
            template: await offer(replica, random.pick(TEMPLATES)),
            count: 1 + random.below(3),
            actor: { kind: 'user', ref: 'user:default/admin' },
            now: town.now(),
          }),
        );
        break;
      case 'delete':
      case 'stop':
      case 'hibernate':
      case 'start':
      case 'reboot':
      case 'rebuild':
      case 'resize':
      case 'rename':
      case 'extend':
      case 'retry': {
        const workstation = await someone();
        if (workstation) {
          await trying(async () => {
            const template = await offer(replica, workstation.templateId);
            const wish = wishOf(moment, random, template);
            await town.act(replica, workstation, wish);
          });
        }
        break;
      }
      case 'force': {
        const workstation = await someone();
        // One whose machine is not known yet is left behind as an orphan on purpose.
        if (workstation?.instanceId) {
          await trying(() => town.forceEnd(replica, workstation));
        }
        break;
      }
      case 'pool':
        await town.setPool(random.pick(TEMPLATES), poolOf(random));
        break;
      case 'rollout': {
        const id = random.pick(TEMPLATES);
        const versions =
          id === TEMPLATES[0] ? [1, 2, 3, hibernating] : [1, 2, 3];
        await trying(() => town.rollOut(id, random.pick(versions)));
        break;
      }
      case 'jump':
        town.pass(60 + random.next() * 1200);
        break;
      case 'connect': {
        const workstation = await someone();
        if (workstation?.status === 'ready' && workstation.privateDnsName) {
          await trying(() =>
            replica.aws.directory.openRoute({
              workstationId: workstation.id,
              epoch: workstation.epoch,
              host: workstation.privateDnsName as string,
              port: 8443,
              serverSessionId: 'console',
              osUser: workstation.osUser as string,
            }),
          );
        }
        break;
      }
      case 'fault':
        simulator.control.addFault({
          kind: random.pick([
            'throttle',
            'error-before',
            'error-after',
            'lost-response',
            'lost-response',
            'capacity',
            'command-failure',
          ] as const),
          service: random.pick([
            'ec2',
            'ec2',
            'ssm',
            'dynamodb',
            'secretsmanager',
          ]),
          count: 1 + random.below(4),
          probability: 0.7,
        });
        break;
      case 'mend':
        simulator.control.setFaults([]);
        break;
      case 'outside': {
        const alive = simulator.control
          .state()
          .instances.filter(each => each.state === 'running');
        if (alive.length > 0) {
          simulator.control.happen(
            random.pick(['stop', 'terminate', 'vanish'] as const),
            random.pick(alive).instanceId,
          );
        }
        break;
      }
      case 'crash': {
        const index = random.below(replicas.length);
        replicas[index].process.killAfter(random.below(15));
        await trying(() => work(town, replicas[index]));
        replicas[index].process.kill();
        replicas[index] = town.replica();
        break;
      }
      case 'sweep':
        await trying(() => sweep(town, replica));
        break;
      default: {
        town.pass(random.next() * random.pick([2, 5, 20]));
        const planners = random.chance(0.2) ? replicas : [replica];
        await Promise.all([
          ...replicas.map(each => trying(() => work(town, each))),
          ...(random.chance(0.4)
            ? planners.map(each => each.keeper.run())
            : []),
        ]);
        await watch.look();
      }
    }
  }
  await quiesce(town, watch);
  return watch.problems;
}
