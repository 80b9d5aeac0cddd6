import { TAG, type Instance } from '../aws';
import {
  anInstance,
  anInstanceId,
  aWorkstation,
  aWorkstationId,
  NOON,
  noonPlus,
} from '../__testUtils__/builders';
import type { WorkstationRecord } from '../workstations';
import { compareFleet, DEFAULT_SWEEP_POLICY } from './compareFleet';

const HOUR = 3600;

/** What the sweep finds an hour after everything was launched; the database is two hours old. */
function compare(options: {
  rows?: WorkstationRecord[];
  instances?: Instance[];
  ended?: string[];
  endedInstances?: Set<string>;
  databaseCreatedAt?: Date;
  now?: Date;
}) {
  const { rows = [], ended = [] } = options;
  return compareFleet({
    instances: [],
    databaseCreatedAt: noonPlus(-HOUR),
    now: noonPlus(HOUR),
    policy: DEFAULT_SWEEP_POLICY,
    ...options,
    rows,
    knownWorkstations: new Set([...rows.map(each => each.id), ...ended]),
  });
}

const NOTHING = {
  drifted: [],
  vanished: [],
  adopt: [],
  restore: [],
  terminate: [],
  unclaimed: 0,
  alarms: [],
};

const machineOf = (
  row: WorkstationRecord,
  changes: Partial<Instance> = {},
): Instance =>
  anInstance({
    instanceId: row.instanceId,
    tags: { [TAG.workstation]: row.id },
    ...changes,
  });

/** A machine that bears the id of a workstation and its owner, and no row has it. */
const owned = (workstationId = aWorkstationId()): Instance =>
  anInstance({
    tags: {
      [TAG.workstation]: workstationId,
      [TAG.owner]: 'user:default/amara',
    },
  });

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('compareFleet', () => {
  it('finds nothing when database and fleet agree', () => {
    const rows = [
      aWorkstation({ status: 'ready' }),
      aWorkstation({ status: 'pooled', ownerRef: undefined }),
      aWorkstation({ status: 'stopped' }),
      aWorkstation({ status: 'failed', readyAt: NOON }),
      aWorkstation({ status: 'preparing', nextCheckAt: NOON }),
    ];
    const states = ['running', 'running', 'stopped', 'stopped', 'running'];
    const instances = rows.map((row, index) =>
      machineOf(row, { state: states[index] as Instance['state'] }),
    );
    const gone = anInstance({ state: 'terminated' });
    expect(compare({ rows, instances: [...instances, gone] })).toEqual(NOTHING);
  });

  it('leaves to others what is known to have ended, however much of it there is', () => {
    const instances = many(20, () => owned());
    const endedInstances = new Set(instances.map(each => each.instanceId));
    expect(compare({ instances, endedInstances })).toEqual(NOTHING);
  });

  it.each([
    ['ready', 'stopped'],
    ['stopped', 'running'],
    ['pooled', 'stopping'],
    ['failed', 'running'],
  ] as const)('has a %s row looked at whose machine is %s', (status, state) => {
    const row = aWorkstation({ status });
    expect(
      compare({ rows: [row], instances: [machineOf(row, { state })] }),
    ).toEqual({ ...NOTHING, drifted: [row.id] });
  });

  it('has a row looked at that moves but nobody would look at', () => {
    const row = aWorkstation({ status: 'stopping', nextCheckAt: undefined });
    expect(compare({ rows: [row], instances: [machineOf(row)] })).toEqual({
      ...NOTHING,
      drifted: [row.id],
    });
  });

  it.each([undefined, 'terminated', 'shutting-down'] as const)(
    'has a row looked at whose machine is gone: %s',
    state => {
      const row = aWorkstation();
      const instances = state ? [machineOf(row, { state })] : [];
      expect(compare({ rows: [row], instances })).toEqual({
        ...NOTHING,
        vanished: [row.id],
      });
    },
  );

  it('takes the wrong region for the likelier cause when most of the fleet is gone', () => {
    const rows = many(20, () => aWorkstation());
    const instances = rows.slice(6).map(row => machineOf(row));
    const found = compare({ rows, instances });
    expect(found.vanished).toEqual([]);
    expect(found.alarms).toEqual([
      expect.stringContaining('6 of 20 workstations have no machine'),
    ]);
    // Up to five, or a tenth, are an accident.
    const fewer = compare({
      rows,
      instances: [machineOf(rows[0]), ...instances],
    });
    expect(fewer.vanished).toHaveLength(5);
    expect(fewer.alarms).toEqual([]);
  });

  describe('orphans', () => {
    it('that bear no owner are ended after a grace', () => {
      const orphan = anInstance();
      const at = (seconds: number) =>
        compare({ instances: [orphan], now: noonPlus(seconds) }).terminate;
      expect(at(599)).toEqual([]);
      expect(at(600)).toEqual([orphan]);
    });

    it('are not what a launch is waiting for', () => {
      const row = aWorkstation({
        status: 'launching',
        instanceId: undefined,
        launchId: 'vdi-1',
        nextCheckAt: NOON,
      });
      const awaited = anInstance({ tags: { [TAG.launch]: 'vdi-1' } });
      expect(compare({ rows: [row], instances: [awaited] })).toEqual(NOTHING);
      const bound = { ...row, instanceId: anInstanceId() };
      expect(
        compare({ rows: [bound], instances: [awaited] }).terminate,
      ).toEqual([awaited]);
    });

    it('that are going are left alone', () => {
      const instances = (['terminated', 'shutting-down'] as const).map(state =>
        anInstance({ state }),
      );
      expect(compare({ instances })).toEqual(NOTHING);
    });

    it('that bear an owner whom the database does not know are adopted', () => {
      const instance = owned();
      expect(compare({ instances: [instance] })).toEqual({
        ...NOTHING,
        adopt: [instance],
      });
    });

    it('of a workstation that has ended are ended too', () => {
      const instance = owned();
      expect(
        compare({
          instances: [instance],
          ended: [instance.tags[TAG.workstation]],
        }),
      ).toEqual({
        ...NOTHING,
        terminate: [instance],
        unclaimed: 1,
      });
    });

    it('of a workstation that has another machine by now are ended', () => {
      const row = aWorkstation();
      const instance = owned(row.id);
      expect(
        compare({ rows: [row], instances: [machineOf(row), instance] }),
      ).toEqual({
        ...NOTHING,
        terminate: [instance],
        unclaimed: 1,
      });
    });

    it('of a workstation whose own machine is gone wait for it to find out', () => {
      const row = aWorkstation();
      expect(compare({ rows: [row], instances: [owned(row.id)] })).toEqual({
        ...NOTHING,
        vanished: [row.id],
      });
    });

    it.each(['requested', 'launching'] as const)(
      'are given at once to a row that has been %s since before they were launched',
      status => {
        const row = aWorkstation({
          status,
          instanceId: undefined,
          launchId: status === 'launching' ? 'vdi-earlier' : undefined,
          // Launched at once, and EC2 leaves out the fraction
          statusSince: noonPlus(0.7),
          nextCheckAt: NOON,
        });
        const instance = owned(row.id);
        const found = { rows: [row], instances: [instance] };
        expect(compare({ ...found, now: noonPlus(1) })).toEqual({
          ...NOTHING,
          restore: [{ id: row.id, instance }],
        });
        // One that asked again after that machine was launched is about to get another.
        expect(
          compare({
            ...found,
            rows: [{ ...row, statusSince: noonPlus(60) }],
          }),
        ).toEqual({ ...NOTHING, terminate: [instance], unclaimed: 1 });
      },
    );

    it('that their row has given up for lost are given back to it', () => {
      const row = aWorkstation({
        status: 'failed',
        readyAt: NOON,
        instanceId: undefined,
      });
      const instance = owned(row.id);
      const second = owned(row.id);
      expect(compare({ rows: [row], instances: [instance, second] })).toEqual({
        ...NOTHING,
        restore: [{ id: row.id, instance }],
        terminate: [second],
        unclaimed: 1,
      });
      for (const changes of [
        { readyAt: undefined },
        { intent: 'terminate' as const },
      ]) {
        expect(
          compare({ rows: [{ ...row, ...changes }], instances: [instance] }),
        ).toEqual({
          ...NOTHING,
          terminate: [instance],
          unclaimed: 1,
        });
      }
    });

    it('are not ended when many turn up at once', () => {
      const rows = many(50, () => aWorkstation());
      const fleet = rows.map(row => machineOf(row));
      const few = compare({
        rows,
        instances: [...fleet, ...many(5, () => anInstance())],
      });
      expect(few.terminate).toHaveLength(5);
      const instances = [...fleet, ...many(6, () => anInstance())];
      const found = compare({ rows, instances });
      expect(found.terminate).toEqual([]);
      expect(found.alarms).toEqual([
        expect.stringContaining('6 of 56 machines belong to nobody'),
      ]);
    });
  });

  it('ends nothing at all for an emptied database, and adopts what people own', () => {
    const instances = [
      ...many(3, () => owned()),
      ...many(2, () =>
        anInstance({ tags: { [TAG.workstation]: aWorkstationId() } }),
      ),
      anInstance(),
    ];
    const found = compare({ instances, databaseCreatedAt: noonPlus(HOUR - 1) });
    expect(found.terminate).toEqual([]);
    expect(found.adopt).toEqual(instances.slice(0, 3));
    expect(found.alarms).toEqual([
      expect.stringContaining('older than the database'),
    ]);
  });

  it('gives a claimed machine back to its owner when the database has forgotten the claim', () => {
    const row = aWorkstation({ status: 'pooled', ownerRef: undefined });
    const tags = { [TAG.workstation]: row.id, [TAG.owner]: 'user:default/bo' };
    const instance = machineOf(row, { tags, state: 'stopped' });
    expect(compare({ rows: [row], instances: [instance] })).toEqual({
      ...NOTHING,
      restore: [{ id: row.id, instance }],
    });
  });
});
