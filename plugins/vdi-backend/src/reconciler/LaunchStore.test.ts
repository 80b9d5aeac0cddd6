import { TestDatabases } from '@backstage/backend-test-utils';
import { TAG } from '../aws';
import {
  anInstance,
  aWorkstation,
  NOON,
  noonPlus,
} from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import type { LaunchRecord, WorkstationRecord } from '../workstations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('launches on %s', id => {
  let fixture: StoreFixture;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(() => fixture.clear());

  const requested = (changes: Partial<WorkstationRecord> = {}) =>
    aWorkstation({
      status: 'requested',
      instanceId: undefined,
      privateDnsName: undefined,
      tagsPending: true,
      deadlineAt: noonPlus(900),
      nextCheckAt: NOON,
      ...changes,
    });

  const launchOf = (
    tags: Record<string, string> = {},
  ): Omit<LaunchRecord, 'count' | 'state'> => ({
    id: 'vdi-1',
    templateId: 'ubuntu-developer',
    launchTemplateId: 'lt-1',
    templateVersion: 3,
    subnetId: 'subnet-a',
    hibernation: false,
    tags: { [TAG.template]: 'ubuntu-developer', ...tags },
    createdAt: NOON,
  });

  /** Rows that wait for the machines of launch `vdi-1`, in the order of their ids. */
  const launching = async (count: number, tags?: Record<string, string>) => {
    const rows = Array.from({ length: count }, () => requested());
    await fixture.insert(...rows);
    await fixture.launches.begin(rows, launchOf(tags));
    return rows.map(each => each.id).sort();
  };

  const bind = (
    instances: Parameters<StoreFixture['launches']['bind']>[1],
    complete = true,
  ) =>
    fixture.launches.bind('vdi-1', instances, { complete, now: noonPlus(1) });

  const stateOf = async () =>
    (await fixture.launches.get(['vdi-1'])).get('vdi-1')?.state;

  const instanceOf = async (workstationId: string) =>
    (await fixture.get(workstationId)).instanceId;

  describe('begin', () => {
    it('bind the rows before EC2 is asked', async () => {
      const rows = [requested(), requested()];
      await fixture.insert(...rows);
      const launch = await fixture.launches.begin(rows, launchOf());
      expect(launch).toEqual({ ...launchOf(), count: 2, state: 'pending' });
      expect(await fixture.launches.get(['vdi-1', 'vdi-none'])).toEqual(
        new Map([['vdi-1', launch]]),
      );
      for (const each of rows) {
        expect(await fixture.get(each.id)).toMatchObject({
          status: 'launching',
          launchId: 'vdi-1',
          launchedAt: NOON,
          deadlineAt: noonPlus(600),
        });
        expect(await fixture.eventTypes(each.id)).toEqual(['launching']);
      }
    });

    it('leave rows out that somebody changed meanwhile', async () => {
      const rows = [requested(), requested()];
      await fixture.insert(...rows);
      await fixture.store.update(rows[0], {
        patch: { status: 'terminating', intent: 'terminate' },
        now: NOON,
      });
      expect(await fixture.launches.begin(rows, launchOf())).toMatchObject({
        count: 1,
      });
      const left = await fixture.get(rows[0].id);
      expect(left.status).toBe('terminating');
      expect(left).not.toHaveProperty('launchId');
    });

    it('do not begin when no row is left', async () => {
      const row = requested();
      await fixture.insert(row);
      await fixture.store.update(row, { patch: {}, now: NOON });
      expect(await fixture.launches.begin([row], launchOf())).toBeUndefined();
      expect(await stateOf()).toBeUndefined();
    });
  });

  describe('bind', () => {
    it('give instances to rows, both in sorted order, each once', async () => {
      const ids = await launching(3);
      const instances = [anInstance(), anInstance(), anInstance()];
      await bind([instances[2], instances[0], instances[1]]);
      expect(await Promise.all(ids.map(instanceOf))).toEqual(
        instances.map(each => each.instanceId),
      );
      expect(await stateOf()).toBe('answered');
      expect(await fixture.get(ids[0])).toMatchObject({
        status: 'launching',
        instanceType: 'm7i.xlarge',
        availabilityZone: 'eu-west-1a',
        privateDnsName: 'ip-10-0-0-1.internal',
        tagsPending: true,
        nextCheckAt: noonPlus(1),
      });
      expect(await fixture.events(ids[0])).toMatchObject([
        { type: 'launching' },
        {
          type: 'launched',
          details: { instanceId: instances[0].instanceId },
        },
      ]);
    });

    it('change nothing when the same answer comes again', async () => {
      const ids = await launching(2);
      const instances = [anInstance(), anInstance()];
      await bind(instances);
      const before = await Promise.all(ids.map(each => fixture.get(each)));
      await bind(instances);
      await bind(instances, false);
      expect(await Promise.all(ids.map(each => fixture.get(each)))).toEqual(
        before,
      );
    });

    it('leave rows over when EC2 started fewer', async () => {
      const ids = await launching(3);
      await bind([anInstance()]);
      expect(await instanceOf(ids[0])).toBeDefined();
      expect(await instanceOf(ids[1])).toBeUndefined();
      expect(await stateOf()).toBe('answered');
    });

    it('take more instances as they show up, while the answer is out', async () => {
      const ids = await launching(2);
      const instances = [anInstance(), anInstance()];
      await bind([instances[1]], false);
      expect(await stateOf()).toBe('pending');
      await bind(instances, false);
      expect((await Promise.all(ids.map(instanceOf))).sort()).toEqual(
        instances.map(each => each.instanceId),
      );
      expect(await stateOf()).toBe('pending');
    });

    it('also give one to a row that is to end, so that it ends its machine', async () => {
      const [first] = await launching(1);
      await fixture.store.update(await fixture.get(first), {
        patch: { status: 'terminating', intent: 'terminate' },
        now: NOON,
      });
      const instance = anInstance();
      await bind([instance]);
      expect(await fixture.get(first)).toMatchObject({
        status: 'terminating',
        instanceId: instance.instanceId,
      });
    });

    it('owe no tags to a single row whose launch bore them', async () => {
      const row = requested();
      await fixture.insert(row);
      await fixture.launches.begin(
        [row],
        launchOf({ [TAG.workstation]: row.id }),
      );
      await bind([anInstance()]);
      expect((await fixture.get(row.id)).tagsPending).toBe(false);
    });

    it('clear the reason for which a row waited', async () => {
      const [first] = await launching(1);
      await fixture.launches.note('vdi-1', { code: 'access', message: 'No.' });
      expect(await fixture.get(first)).toMatchObject({
        reasonCode: 'access',
        reasonMessage: 'No.',
      });
      await bind([anInstance()]);
      expect(await fixture.get(first)).not.toHaveProperty('reasonCode');
      await fixture.launches.note('vdi-1', { code: 'access', message: 'No.' });
      expect(await fixture.get(first)).not.toHaveProperty('reasonCode');
    });

    it('agree when two replicas see the instances at the same time', async () => {
      const ids = await launching(10);
      const instances = Array.from({ length: 10 }, () => anInstance());
      await Promise.all([
        bind(instances),
        bind([...instances].reverse(), false),
        bind(instances.slice(5), false),
      ]);
      const bound = await Promise.all(ids.map(instanceOf));
      expect(bound.sort()).toEqual(instances.map(each => each.instanceId));
      for (const each of ids) {
        expect(await fixture.eventTypes(each)).toEqual([
          'launching',
          'launched',
        ]);
      }
    });

    it('forget about a launch that is not known', async () => {
      await expect(bind([anInstance()])).resolves.toBeUndefined();
    });
  });

  describe('refuse', () => {
    const refuse = (changes: { capacity?: boolean; final?: boolean } = {}) =>
      fixture.launches.refuse('vdi-1', {
        code: 'capacity',
        message: 'EC2 has none.',
        capacity: true,
        final: false,
        retryAt: noonPlus(30),
        now: noonPlus(1),
        ...changes,
      });

    it('send the rows back to the next placement, within their first deadline', async () => {
      const [first] = await launching(2);
      await refuse();
      const row = await fixture.get(first);
      expect(row).toMatchObject({
        status: 'requested',
        placement: 1,
        reasonCode: 'capacity',
        reasonMessage: 'EC2 has none.',
        nextCheckAt: noonPlus(30),
        deadlineAt: noonPlus(900),
      });
      expect(row).not.toHaveProperty('launchId');
      expect(await fixture.events(first)).toMatchObject([
        { type: 'launching' },
        { type: 'capacity-wait', details: { code: 'capacity' } },
      ]);
      expect(await stateOf()).toBe('refused');
    });

    it('fail them when asking again does not help', async () => {
      const [first] = await launching(1);
      await refuse({ final: true, capacity: false });
      const row = await fixture.get(first);
      expect(row).toMatchObject({ status: 'failed', placement: 0 });
      expect(row).not.toHaveProperty('launchId');
      expect(row).not.toHaveProperty('nextCheckAt');
      expect(row).not.toHaveProperty('deadlineAt');
      expect(await fixture.eventTypes(first)).toEqual(['launching', 'failed']);
    });

    it('take the launch from rows that are to end, and nothing more', async () => {
      const [first] = await launching(1);
      await fixture.store.update(await fixture.get(first), {
        patch: { status: 'terminating', nextCheckAt: noonPlus(60) },
        now: NOON,
      });
      await refuse({ final: true });
      const row = await fixture.get(first);
      expect(row).toMatchObject({
        status: 'terminating',
        nextCheckAt: noonPlus(1),
      });
      expect(row).not.toHaveProperty('launchId');
      expect(await fixture.eventTypes(first)).toEqual(['launching']);
    });

    it('take nothing back that EC2 has answered', async () => {
      const [first] = await launching(1);
      await bind([anInstance()]);
      const before = await fixture.get(first);
      await refuse();
      expect(await fixture.get(first)).toEqual(before);
      expect(await stateOf()).toBe('answered');
    });
  });
});
