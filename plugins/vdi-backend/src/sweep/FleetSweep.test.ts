import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { TAG, ThrottledError, type Aws } from '../aws';
import { AwsFixture, LINUX_TEMPLATE } from '../aws/__testUtils__/AwsFixture';
import { aWorkstation, aWorkstationId } from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import { HealthMonitor } from '../health';
import { DEFAULT_POLICY } from '../lifecycle';
import type { WorkstationRecord } from '../workstations';
import { DEFAULT_SWEEP_POLICY } from './compareFleet';
import { FirstSweep } from './FirstSweep';
import { FleetSweep, LAST_SWEEP } from './FleetSweep';

jest.setTimeout(60_000);

const AMARA = 'user:default/amara';
const HOUR = 3_600_000;

describe('FleetSweep', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const logger = mockServices.logger.mock();
  let fixture: StoreFixture;
  let account: AwsFixture;
  let onKick: jest.Mock;

  /** Everything happens now; sweeps look back from an hour later. */
  const later = () => new Date(Date.now() + HOUR);

  beforeEach(async () => {
    jest.clearAllMocks();
    fixture = await StoreFixture.create(databases, 'SQLITE_3');
    account = await AwsFixture.create();
    onKick = jest.fn();
  });

  afterEach(() => account.stop());

  function sweepOf(
    stores: StoreFixture,
    deployment = 'demo',
    changes: Partial<Aws> = {},
  ) {
    const aws = { ...account.connect(deployment), ...changes };
    const health = new HealthMonitor({ logger, clock: later });
    const sweep = new FleetSweep({
      store: stores.store,
      fleet: aws.fleet,
      directory: aws.directory,
      passwords: aws.passwords,
      templates: () => aws.launchTemplates.list(),
      lifecycle: DEFAULT_POLICY,
      policy: DEFAULT_SWEEP_POLICY,
      first: new FirstSweep(),
      health,
      logger,
      clock: later,
      onKick,
    });
    return { sweep, health };
  }

  /** A running machine with its tags, as a claim or a launch leaves it. */
  async function machine(
    tags: Record<string, string>,
    deployment = 'demo',
  ): Promise<string> {
    const [{ instanceId }] = await account.connect(deployment).fleet.launch({
      launchId: `vdi-${aWorkstationId()}`,
      launchTemplateId: LINUX_TEMPLATE,
      version: 2,
      count: 1,
      tags: {
        [TAG.template]: 'ubuntu-developer',
        [TAG.templateVersion]: '2',
        ...tags,
      },
    });
    return instanceId;
  }

  async function ownedMachine(): Promise<WorkstationRecord> {
    const workstation = aWorkstation({ instanceId: undefined });
    const instanceId = await machine({
      [TAG.workstation]: workstation.id,
      [TAG.owner]: AMARA,
      [TAG.name]: `my-desktop (${AMARA})`,
    });
    return { ...workstation, instanceId };
  }

  const statesOf = () =>
    Object.fromEntries(
      account.simulator.control
        .state()
        .instances.map(each => [each.instanceId, each.state]),
    );

  it('ends no owned machine when the database was emptied, and adopts them once', async () => {
    const owned = await ownedMachine();
    const warm = await machine({ [TAG.workstation]: aWorkstationId() });
    // Born after both machines
    await fixture.store.writeState(
      'database-created-at',
      new Date(Date.now() + 1000).toISOString(),
    );
    const { sweep } = sweepOf(fixture);
    expect(await sweep.run()).toMatchObject({
      instances: 2,
      adopted: 1,
      terminated: 0,
      // The warm one: not ended, and told of
      orphans: 1,
      alarms: [expect.stringContaining('older than the database')],
    });
    expect(statesOf()).toEqual({
      [owned.instanceId as string]: 'running',
      [warm]: 'running',
    });
    expect(await fixture.get(owned.id)).toMatchObject({
      status: 'starting',
      name: 'my-desktop',
      ownerRef: AMARA,
      templateVersion: 2,
      instanceId: owned.instanceId,
    });
    expect(await fixture.eventTypes(owned.id)).toEqual(['adopted']);
    expect(onKick).toHaveBeenCalledTimes(1);
    expect(await sweep.run()).toMatchObject({ adopted: 0, terminated: 0 });
    expect(await fixture.eventTypes(owned.id)).toEqual(['adopted']);
  });

  it('ends what belongs to nobody', async () => {
    const orphan = await machine({});
    const ended = await ownedMachine();
    await fixture.insert({ ...ended, status: 'terminated' });
    const { sweep } = sweepOf(fixture);
    expect(await sweep.run()).toMatchObject({
      terminated: 1,
      finished: 1,
      alarms: [],
    });
    expect(statesOf()).toEqual({
      [orphan]: 'terminated',
      [ended.instanceId as string]: 'terminated',
    });
    // EC2 tells of ended machines for a while; they are none any more.
    expect(await sweep.run()).toMatchObject({ instances: 0, terminated: 0 });
  });

  it('leaves the machines of another deployment in the account alone', async () => {
    const other = await StoreFixture.create(databases, 'SQLITE_3');
    const ours = await ownedMachine();
    await fixture.insert(ours);
    const orphanOfTheirs = await machine({}, 'staging');
    expect(await sweepOf(fixture).sweep.run()).toEqual({
      instances: 1,
      kicked: 0,
      adopted: 0,
      terminated: 0,
      finished: 0,
      orphans: 0,
      alarms: [],
    });
    expect(statesOf()[orphanOfTheirs]).toBe('running');
    expect(await sweepOf(other, 'staging').sweep.run()).toMatchObject({
      instances: 1,
      terminated: 1,
    });
    expect(statesOf()).toEqual({
      [ours.instanceId as string]: 'running',
      [orphanOfTheirs]: 'terminated',
    });
  });

  it('gives a lost machine back to its owner', async () => {
    const owned = await ownedMachine();
    const { instanceId, ...row } = owned;
    await fixture.insert({
      ...row,
      status: 'failed',
      readyAt: row.createdAt,
      reasonCode: 'vanished',
      reasonMessage: 'The machine no longer exists.',
    });
    expect(await sweepOf(fixture).sweep.run()).toMatchObject({
      adopted: 1,
      terminated: 0,
    });
    const restored = await fixture.get(owned.id);
    expect(restored).toMatchObject({ status: 'starting', instanceId });
    expect(restored).not.toHaveProperty('reasonMessage');
    expect(restored.epoch).toBeGreaterThan(row.epoch);
    expect(await fixture.eventTypes(owned.id)).toEqual(['adopted']);
  });

  it('gives a claimed machine back whose claim the database has forgotten', async () => {
    const { ownerRef, ...row } = await ownedMachine();
    await fixture.insert({ ...row, status: 'pooled' });
    expect(await sweepOf(fixture).sweep.run()).toMatchObject({ adopted: 1 });
    expect(await fixture.get(row.id)).toMatchObject({
      status: 'starting',
      ownerRef,
    });
  });

  it('makes rows due whose machine differs', async () => {
    const stopped = await ownedMachine();
    await fixture.insert({ ...stopped, status: 'stopped' });
    const gone = aWorkstation();
    await fixture.insert(gone);
    expect(await sweepOf(fixture).sweep.run()).toMatchObject({ kicked: 2 });
    const due = await fixture.queue.backlog(later());
    expect(due.due).toBe(2);
    expect(onKick).toHaveBeenCalledTimes(1);
  });

  it('says whose machine it cannot adopt because its template is gone', async () => {
    const instanceId = await machine({
      [TAG.workstation]: aWorkstationId(),
      [TAG.owner]: AMARA,
      [TAG.template]: 'abolished',
    });
    const { sweep } = sweepOf(fixture);
    expect(await sweep.run()).toMatchObject({ adopted: 0, terminated: 0 });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`'${instanceId}' belongs to '${AMARA}'`),
    );
    expect(statesOf()[instanceId]).toBe('running');
  });

  it('changes nothing when EC2 does not answer, and health tells', async () => {
    const row = aWorkstation();
    await fixture.insert(row);
    const { fleet } = account.connect();
    const broken = {
      ...fleet,
      sweep: async () => {
        throw new Error('No answer');
      },
    };
    const { sweep, health } = sweepOf(fixture, 'demo', { fleet: broken });
    await expect(sweep.run()).rejects.toThrow('No answer');
    expect(await fixture.get(row.id)).toEqual(row);
    const status = (name: string) =>
      health.report().checks.find(each => each.name === name)?.status;
    expect(status('compute')).toBe('degraded');
    expect(status('sweep')).toBe('degraded');
    expect(status('directory')).toBe('ok');
  });

  it('makes up for a silence once, however often the first sweep is tried', async () => {
    const deadlineAt = new Date(later().getTime() - HOUR / 2);
    const row = aWorkstation({ status: 'preparing', deadlineAt });
    await fixture.insert(row);
    const last = new Date(later().getTime() - HOUR);
    await fixture.store.writeState(LAST_SWEEP, JSON.stringify({ at: last }));
    const { fleet } = account.connect();
    let broken = true;
    const sometimes = {
      ...fleet,
      sweep: async () => {
        if (broken) {
          throw new Error('No answer');
        }
        return [];
      },
    };
    const { sweep } = sweepOf(fixture, 'demo', { fleet: sometimes });
    await expect(sweep.run()).rejects.toThrow('No answer');
    await expect(sweep.run()).rejects.toThrow('No answer');
    broken = false;
    await sweep.run();
    const prolonged = (await fixture.get(row.id))?.deadlineAt?.getTime() ?? 0;
    expect((prolonged - deadlineAt.getTime()) / HOUR).toBeCloseTo(1, 1);
  });

  it('goes on while the directory or the secrets are ill', async () => {
    const { directory, passwords } = account.connect();
    const { sweep, health } = sweepOf(fixture, 'demo', {
      directory: Object.assign(Object.create(directory), {
        check: async () => {
          throw new Error('No table');
        },
      }),
      passwords: Object.assign(Object.create(passwords), {
        check: async () => {
          throw new ThrottledError('Slow down');
        },
      }),
    });
    await expect(sweep.run()).resolves.toMatchObject({ alarms: [] });
    expect(health.report()).toMatchObject({
      status: 'degraded',
      checks: expect.arrayContaining([
        expect.objectContaining({ name: 'directory', status: 'degraded' }),
        expect.objectContaining({ name: 'secrets', status: 'unknown' }),
        expect.objectContaining({ name: 'sweep', status: 'ok' }),
      ]),
    });
  });
});
