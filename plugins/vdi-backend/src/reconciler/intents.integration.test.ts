import knexFactory from 'knex';
import { addHibernatingVersion } from '../__testUtils__/addHibernatingVersion';
import type { Replica } from '../__testUtils__/Replica';
import { Town } from '../__testUtils__/Town';
import {
  personalUserOf,
  type Wish,
  type WorkstationRecord,
} from '../workstations';

jest.setTimeout(60_000);

const AMARA = 'user:default/amara';
const UBUNTU = 'ubuntu-developer';
const WINDOWS = 'windows-2022';
const HOUR = 3600;

describe('what people want of a workstation', () => {
  let town: Town;
  let backend: Replica;

  beforeEach(async () => {
    town = await Town.create({
      knex: knexFactory({
        client: 'better-sqlite3',
        connection: ':memory:',
        useNullAsDefault: true,
      }),
      seed: 11,
    });
    backend = town.replica();
  });

  afterEach(() => town.close());

  const get = async (id: string) =>
    (await backend.store.get(id)) as WorkstationRecord;

  /** Works until the workstation is as wanted. */
  async function until(
    id: string,
    condition: (workstation: WorkstationRecord) => boolean,
  ): Promise<WorkstationRecord> {
    for (let round = 0; round < 200; round += 1) {
      const workstation = await get(id);
      if (condition(workstation)) {
        return workstation;
      }
      town.pass(2);
      await backend.reconciler.run();
    }
    throw new Error(JSON.stringify(await get(id)));
  }

  const rests = (status: string) => (workstation: WorkstationRecord) =>
    workstation.status === status && !workstation.tagsPending;

  async function ready(
    templateId: string,
    options: { version?: number; stopAfter?: number } = {},
  ): Promise<WorkstationRecord> {
    const template = await town.template(templateId, options.version);
    const { id } = await backend.store.request({
      template: { ...template, stopAfter: options.stopAfter },
      ownerRef: AMARA,
      personalUser: personalUserOf(AMARA, template.platform),
      name: 'desk',
      limit: 1,
      actor: { kind: 'user', ref: AMARA },
      now: town.now(),
    });
    return until(id, rests('ready'));
  }

  async function wish(id: string, wanted: Wish): Promise<WorkstationRecord> {
    await town.act(backend, await get(id), wanted);
    return get(id);
  }

  const machineOf = ({ instanceId }: WorkstationRecord) =>
    town.simulator.control
      .state()
      .instances.find(each => each.instanceId === instanceId);

  const alive = () =>
    town.simulator.control
      .state()
      .instances.filter(
        ({ state }) => state !== 'terminated' && state !== 'shutting-down',
      );

  async function eventsOf(id: string) {
    const { items } = await town.history().list(id, { limit: 100 });
    return items.reverse();
  }

  const typesOf = async (id: string) =>
    (await eventsOf(id)).map(({ type }) => type);

  it('hibernates what can, and starts it again', async () => {
    const version = await addHibernatingVersion(town.ec2, UBUNTU);
    const { id } = await ready(UBUNTU, { version });
    await wish(id, { action: 'hibernate' });
    const slept = await until(id, rests('stopped'));
    expect(slept).toMatchObject({ stopMode: 'hibernate', intent: 'stop' });
    expect(machineOf(slept)?.state).toBe('stopped');
    expect(await typesOf(id)).not.toContain('hibernation-refused');
    await expect(
      wish(id, { action: 'resize', instanceType: 'm6i.xlarge' }),
    ).rejects.toThrow(/is hibernated, and its memory fits/);
    await wish(id, { action: 'start' });
    const back = await until(id, rests('ready'));
    expect(back.instanceId).toBe(slept.instanceId);
    expect(back.stopMode).toBeUndefined();
  });

  it('stops what EC2 does not hibernate, and says so', async () => {
    const version = await addHibernatingVersion(town.ec2, UBUNTU);
    const { id } = await ready(UBUNTU, { version });
    town.simulator.control.addFault({
      kind: 'refuse',
      service: 'ec2',
      action: 'StopInstances',
      code: 'UnsupportedHibernationConfiguration',
      message: 'The agent is not there.',
      count: 1,
    });
    await wish(id, { action: 'hibernate' });
    expect(await until(id, rests('stopped'))).toMatchObject({
      stopMode: 'stop',
      reasonMessage: expect.stringMatching(
        /^It was stopped instead of hibernated.*The agent is not there/s,
      ),
    });
    const events = await eventsOf(id);
    expect(
      events.find(({ type }) => type === 'hibernation-refused')?.message,
    ).toMatch(/could not hibernate .* stopped: .*The agent is not there/s);
    await wish(id, { action: 'start' });
    expect((await until(id, rests('ready'))).reasonMessage).toBeUndefined();
  });

  describe('while EC2 is not ready to hibernate', () => {
    /** Asks for it, and waits until EC2 has refused. @param count - refusals of EC2's; any number when absent */
    async function hibernate(count?: number): Promise<WorkstationRecord> {
      const version = await addHibernatingVersion(town.ec2, UBUNTU);
      const { id } = await ready(UBUNTU, { version });
      town.simulator.control.addFault({
        kind: 'refuse',
        service: 'ec2',
        action: 'StopInstances',
        code: 'UnsupportedOperation',
        message:
          'The instance is not ready to hibernate yet, retry in a few minutes',
        count,
      });
      await wish(id, { action: 'hibernate' });
      return until(id, each => each.reasonCode !== undefined);
    }

    it('tries again, and says so', async () => {
      const waiting = await hibernate(3);
      expect(waiting).toMatchObject({
        status: 'stopping',
        stopMode: 'hibernate',
        reasonMessage: expect.stringContaining('cannot hibernate'),
      });
      const slept = await until(waiting.id, rests('stopped'));
      expect(slept.stopMode).toBe('hibernate');
      expect(slept.reasonMessage).toBeUndefined();
      expect(await typesOf(slept.id)).not.toContain('hibernation-refused');
    });

    it('stops it when that goes on for six minutes', async () => {
      const { id, statusSince } = await hibernate();
      await until(id, each => each.stopMode === 'stop');
      const waited = (town.now().getTime() - statusSince.getTime()) / 60_000;
      expect(waited).toBeGreaterThanOrEqual(6);
      expect(waited).toBeLessThan(7);
      town.simulator.control.setFaults([]);
      expect((await until(id, rests('stopped'))).reasonMessage).toMatch(
        /^It was stopped instead of hibernated/,
      );
    });
  });

  it('lets people stop or resize what EC2 has no machine for', async () => {
    const { id } = await ready(UBUNTU);
    const { control } = town.simulator;
    const noCapacity = () =>
      control.addFault({
        kind: 'refuse',
        service: 'ec2',
        action: 'StartInstances',
        code: 'InsufficientInstanceCapacity',
        message: 'None left.',
      });
    await wish(id, { action: 'stop' });
    await until(id, rests('stopped'));
    noCapacity();
    await wish(id, { action: 'start' });
    await until(id, each => each.reasonCode === 'capacity');
    await wish(id, { action: 'stop' });
    const stopped = await until(id, rests('stopped'));
    expect(stopped.intent).toBe('stop');
    expect(stopped.reasonCode).toBeUndefined();
    await wish(id, { action: 'start' });
    await until(id, each => each.reasonCode === 'capacity');
    await wish(id, { action: 'resize', instanceType: 'm6i.xlarge' });
    await until(id, each => each.instanceType === 'm6i.xlarge');
    control.setFaults([]);
    expect(await until(id, rests('ready'))).toMatchObject({
      instanceType: 'm6i.xlarge',
    });
  });

  it('is ready after a reboot when the host proves that it has booted since', async () => {
    const before = await ready(UBUNTU);
    const rebooting = await wish(before.id, { action: 'reboot' });
    expect(rebooting.status).toBe('rebooting');
    expect(rebooting.epoch).toBeGreaterThan(before.epoch);
    const asked = rebooting.rebootedAt as Date;
    await until(before.id, ({ status }) => status === 'preparing');
    // Nothing answers meanwhile but the machine from before.
    const after = await until(before.id, rests('ready'));
    expect(after.rebootedAt).toBeUndefined();
    expect(after.instanceId).toBe(before.instanceId);
    expect(after.readyAt).toEqual(before.readyAt);
    expect(town.now().getTime()).toBeGreaterThan(asked.getTime() + 3000);
    expect(town.simulator.control.calls()['ec2:RebootInstances']).toBe(1);
    expect(await typesOf(before.id)).toEqual(
      expect.arrayContaining(['reboot-requested', 'rebooting', 'preparing']),
    );
  });

  it('reboots again what did not, instead of calling it ready', async () => {
    const { id } = await ready(UBUNTU);
    // EC2 takes the call and forgets it: the host stays up.
    town.simulator.control.addFault({
      kind: 'error-before',
      service: 'ec2',
      action: 'RebootInstances',
      count: 2,
    });
    await wish(id, { action: 'reboot' });
    await until(id, rests('ready'));
    expect(town.simulator.control.calls()['ec2:RebootInstances']).toBe(3);
  });

  it('makes it anew from the default version, with its name, owner and password', async () => {
    const before = await ready(WINDOWS);
    const password = await backend.aws.passwords.reveal(before.id);
    expect(password).toBeDefined();
    await town.rollOut(WINDOWS, 3);
    const rebuilding = await wish(before.id, { action: 'rebuild', version: 3 });
    expect(rebuilding).toMatchObject({ status: 'terminating', intent: 'run' });
    // It still counts: there is no room for another one.
    expect(await backend.store.countOwned(AMARA)).toBe(1);
    const after = await until(before.id, rests('ready'));
    expect(after).toMatchObject({
      id: before.id,
      name: 'desk',
      ownerRef: AMARA,
      templateVersion: 3,
      osUser: before.osUser,
    });
    expect(after.rebuildVersion).toBeUndefined();
    expect(after.instanceId).not.toBe(before.instanceId);
    expect(alive().map(each => each.instanceId)).toEqual([after.instanceId]);
    expect(machineOf(after)?.tags).toMatchObject({
      'vdi:workstation': before.id,
      'vdi:owner': AMARA,
    });
    // The new host could read the secret that is bound to it, and the owner sees the same password.
    expect(await backend.aws.passwords.reveal(before.id)).toBe(password);
    expect(
      town.simulator.control
        .state()
        .hosts.find(each => each.instanceId === after.instanceId)?.session
        ?.owner,
    ).toBe(before.osUser);
  });

  it('ends a rebuild when it is deleted meanwhile', async () => {
    const { id } = await ready(UBUNTU);
    await wish(id, { action: 'rebuild', version: 3 });
    await wish(id, { action: 'delete' });
    await until(id, ({ status }) => status === 'terminated');
    expect(alive()).toEqual([]);
  });

  it('gets another instance type while it is stopped', async () => {
    const { id } = await ready(UBUNTU);
    await wish(id, { action: 'stop' });
    await until(id, rests('stopped'));
    const asked = await wish(id, {
      action: 'resize',
      instanceType: 'm6i.xlarge',
    });
    expect(asked).toMatchObject({ wantedType: 'm6i.xlarge' });
    const resized = await until(id, each => !each.wantedType);
    expect(resized).toMatchObject({
      status: 'stopped',
      instanceType: 'm6i.xlarge',
    });
    expect(machineOf(resized)?.instanceType).toBe('m6i.xlarge');
    await wish(id, { action: 'start' });
    expect(await until(id, rests('ready'))).toMatchObject({
      instanceType: 'm6i.xlarge',
    });
    expect(await typesOf(id)).toEqual(
      expect.arrayContaining(['resize-requested', 'resized']),
    );
  });

  it('keeps its instance type when EC2 refuses another, and says why', async () => {
    const { id } = await ready(UBUNTU);
    await wish(id, { action: 'stop' });
    await until(id, rests('stopped'));
    await wish(id, { action: 'resize', instanceType: 'z9.huge' });
    const kept = await until(id, each => !each.wantedType);
    expect(kept).toMatchObject({
      status: 'stopped',
      instanceType: 'm7i.xlarge',
    });
    const events = await eventsOf(id);
    expect(
      events.find(({ type }) => type === 'resize-refused')?.message,
    ).toMatch(/^EC2 does not make it a 'z9.huge': /);
  });

  it('is resized on its way up when it is started at once', async () => {
    const { id } = await ready(UBUNTU);
    await wish(id, { action: 'stop' });
    await until(id, rests('stopped'));
    await wish(id, { action: 'resize', instanceType: 'm6i.xlarge' });
    await wish(id, { action: 'start' });
    const back = await until(id, rests('ready'));
    expect(machineOf(back)?.instanceType).toBe('m6i.xlarge');
  });

  it('bears its new name in EC2 too', async () => {
    const before = await ready(UBUNTU);
    expect(machineOf(before)?.tags.Name).toBe(`desk (${AMARA})`);
    await wish(before.id, { action: 'rename', name: 'shop' });
    const after = await until(before.id, rests('ready'));
    expect(after.epoch).toBe(before.epoch);
    expect(machineOf(after)?.tags.Name).toBe(`shop (${AMARA})`);
  });

  it('stops when its time is up, half an hour after its owner is told', async () => {
    const { id, stopAt } = await ready(UBUNTU, { stopAfter: 2 * HOUR });
    const end = stopAt?.getTime() as number;
    expect(end - town.now().getTime()).toBeGreaterThan(1.9 * HOUR * 1000);

    town.pass(1.4 * HOUR);
    await backend.reconciler.run();
    expect(await typesOf(id)).not.toContain('stop-announced');
    town.pass(0.12 * HOUR);
    await backend.reconciler.run();
    await backend.reconciler.run();
    const events = await eventsOf(id);
    expect(events.filter(({ type }) => type === 'stop-announced')).toEqual([
      expect.objectContaining({
        details: { stopAt: new Date(end).toISOString() },
      }),
    ]);

    // One more hour, announced anew.
    await wish(id, { action: 'extend', hours: 1 });
    expect((await get(id)).stopAt?.getTime()).toBe(end + HOUR * 1000);
    town.pass((end - town.now().getTime()) / 1000 + 60);
    await backend.reconciler.run();
    expect((await get(id)).status).toBe('ready');
    town.pass(0.6 * HOUR);
    await backend.reconciler.run();
    expect(
      (await typesOf(id)).filter(type => type === 'stop-announced'),
    ).toHaveLength(2);
    town.pass(0.5 * HOUR);
    const stopped = await until(id, rests('stopped'));
    expect(stopped.stopAt).toBeUndefined();
    expect(machineOf(stopped)?.state).toBe('stopped');

    // The clock begins anew with the next start.
    await wish(id, { action: 'start' });
    const again = await until(id, rests('ready'));
    expect(again.stopAt?.getTime()).toBeGreaterThan(
      town.now().getTime() + 1.9 * HOUR * 1000,
    );
  });

  it('ends by force at once, and its machine when the sweep comes', async () => {
    const before = await ready(WINDOWS);
    town.simulator.control.setFaults([{ kind: 'throttle', service: 'ec2' }]);
    await town.forceEnd(backend, before);
    expect(await get(before.id)).toMatchObject({ status: 'terminated' });
    expect(await backend.store.countOwned(AMARA)).toBe(0);
    expect(await town.openRoutes()).toEqual(new Set());
    await expect(backend.sweep.run()).rejects.toThrow();
    expect(alive()).toHaveLength(1);
    town.simulator.control.setFaults([]);
    // Whatever it looks like, it is no orphan: no grace, no alarm, no adoption.
    expect(await backend.sweep.run()).toMatchObject({
      finished: 1,
      terminated: 0,
      orphans: 0,
      adopted: 0,
      alarms: [],
    });
    expect(alive()).toEqual([]);
    expect(town.simulator.control.state().secrets).toEqual([]);
    town.pass(60);
    expect(await backend.sweep.run()).toMatchObject({ finished: 0 });
    expect(await get(before.id)).toMatchObject({ status: 'terminated' });
  });
});
