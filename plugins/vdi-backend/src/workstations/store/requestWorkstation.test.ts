import { TestDatabases } from '@backstage/backend-test-utils';
import {
  aTemplateChoice,
  aWorkstation,
  NOON,
  noonPlus,
} from '../../__testUtils__/builders';
import { StoreFixture } from '../../__testUtils__/StoreFixture';
import { SYSTEM, type Actor } from '../WorkstationRecord';
import type { RequestWorkstationOptions } from './WorkstationStore';

jest.setTimeout(60_000);

const AMARA = 'user:default/amara';
const BO = 'user:default/bo';
const actor: Actor = { kind: 'user', ref: AMARA };

function aRequest(
  changes: Partial<RequestWorkstationOptions> = {},
): RequestWorkstationOptions {
  return {
    template: aTemplateChoice(),
    ownerRef: AMARA,
    personalUser: 'amara',
    limit: 3,
    actor,
    now: NOON,
    ...changes,
  };
}

/** A warm workstation, which a request may claim. */
function aPooled(changes: Parameters<typeof aWorkstation>[0] = {}) {
  return aWorkstation({
    status: 'pooled',
    ownerRef: undefined,
    entityRef: undefined,
    name: 'ubuntu-developer-warm',
    ...changes,
  });
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('requests on %s', id => {
  let fixture: StoreFixture;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(() => fixture.clear());

  it('enter a row that is due at once when nothing is warm', async () => {
    const workstation = await fixture.store.request(
      aRequest({ name: 'Été', entityRef: 'component:default/payments' }),
    );
    expect(workstation).toMatchObject({
      id: expect.stringMatching(/^ws-[0-9a-hjkmnp-tv-z]{26}$/),
      status: 'requested',
      intent: 'run',
      name: 'Été',
      ownerRef: AMARA,
      entityRef: 'component:default/payments',
      templateVersion: 3,
      osUser: 'desktop',
      revision: 1,
      epoch: NOON.getTime() / 1000,
      deadlineAt: noonPlus(15 * 60),
      nextCheckAt: NOON,
    });
    expect(await fixture.get(workstation.id)).toEqual(
      JSON.parse(JSON.stringify(workstation), (key, value) =>
        /At$|Since$/.test(key) ? new Date(value) : value,
      ),
    );
    expect(await fixture.events(workstation.id)).toMatchObject([
      { type: 'requested', status: 'requested', actor },
    ]);
  });

  it('give a personal workstation the account of its owner', async () => {
    const template = aTemplateChoice({ identityMode: 'personal' });
    const workstation = await fixture.store.request(aRequest({ template }));
    expect(workstation).toMatchObject({
      identityMode: 'personal',
      osUser: 'amara',
    });
    expect(workstation.name).toMatch(/^ubuntu-developer-/);
  });

  it('claim the oldest warm workstation, ready at once with a shared account', async () => {
    const old = aPooled({ createdAt: noonPlus(-60) });
    await fixture.insert(aPooled(), old, aPooled());
    const claimed = await fixture.store.request(
      aRequest({ name: 'Mine', entityRef: 'system:default/shop' }),
    );
    expect(claimed).toMatchObject({
      id: old.id,
      status: 'ready',
      revision: old.revision + 1,
      ownerRef: AMARA,
      name: 'Mine',
      entityRef: 'system:default/shop',
      osUser: 'desktop',
      readyAt: NOON,
      claimedAt: NOON,
      routeClosed: false,
      tagsPending: true,
      nextCheckAt: NOON,
    });
    expect(claimed.epoch).toBe(NOON.getTime() / 1000);
    expect(claimed.deadlineAt).toBeUndefined();
    expect(await fixture.events(claimed.id)).toMatchObject([
      { type: 'claimed', actor, details: { instanceId: old.instanceId } },
      { type: 'ready', actor: SYSTEM },
    ]);
  });

  it('never lower an epoch by a claim', async () => {
    const ahead = NOON.getTime() / 1000 + 5000;
    await fixture.insert(aPooled({ epoch: ahead }));
    const claimed = await fixture.store.request(aRequest());
    expect(claimed.epoch).toBe(ahead + 1);
  });

  it('have a claimed personal workstation assigned to its owner first', async () => {
    const template = aTemplateChoice({ identityMode: 'personal' });
    const warm = aPooled({ identityMode: 'personal', osUser: undefined });
    await fixture.insert(warm);
    const claimed = await fixture.store.request(aRequest({ template }));
    expect(claimed).toMatchObject({
      id: warm.id,
      status: 'assigning',
      osUser: 'amara',
      name: 'ubuntu-developer-warm',
      deadlineAt: noonPlus(10 * 60),
    });
    expect(claimed.readyAt).toBeUndefined();
    expect(await fixture.eventTypes(claimed.id)).toEqual([
      'claimed',
      'assigning',
    ]);
  });

  it('claim nothing of another version or template, and nothing that is to end', async () => {
    await fixture.insert(
      aPooled({ templateVersion: 2 }),
      aPooled({ templateId: 'windows-2022' }),
      aPooled({ intent: 'terminate' }),
      aPooled({ status: 'preparing' }),
    );
    expect(await fixture.store.request(aRequest())).toMatchObject({
      status: 'requested',
    });
    const template = aTemplateChoice({ templateVersion: 2 });
    expect(await fixture.store.request(aRequest({ template }))).toMatchObject({
      status: 'ready',
      templateVersion: 2,
    });
  });

  describe('with an Idempotency-Key', () => {
    const idempotency = { key: 'k-1', requestHash: 'h-1' };

    it('are one request, also when the limit is reached meanwhile', async () => {
      const options = aRequest({ idempotency, limit: 1 });
      const first = await fixture.store.request(options);
      const again = await fixture.store.request(options);
      expect(again.id).toBe(first.id);
      expect(await fixture.store.countOwned(AMARA)).toBe(1);
      expect(await fixture.eventTypes(first.id)).toEqual(['requested']);
    });

    it('answer with the workstation as it is now', async () => {
      const options = aRequest({ idempotency });
      const first = await fixture.store.request(options);
      await fixture.store.update(first, {
        patch: { status: 'terminated' },
        now: NOON,
      });
      expect(await fixture.store.request(options)).toMatchObject({
        id: first.id,
        status: 'terminated',
      });
    });

    it('are refused for another request under the same key', async () => {
      await fixture.store.request(aRequest({ idempotency }));
      await expect(
        fixture.store.request(
          aRequest({ idempotency: { ...idempotency, requestHash: 'h-2' } }),
        ),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('Idempotency-Key'),
      });
      expect(await fixture.store.countOwned(AMARA)).toBe(1);
    });

    it('do not see the keys of other people', async () => {
      const mine = await fixture.store.request(aRequest({ idempotency }));
      const theirs = await fixture.store.request(
        aRequest({ idempotency, ownerRef: BO }),
      );
      expect(theirs.id).not.toBe(mine.id);
    });
  });

  describe('and the limit', () => {
    it('stop at the limit, which each person has for themselves', async () => {
      await fixture.store.request(aRequest({ limit: 2 }));
      await fixture.store.request(aRequest({ limit: 2 }));
      await fixture.insert(aPooled());
      await expect(
        fixture.store.request(aRequest({ limit: 2 })),
      ).rejects.toThrow('You have 2 of 2 workstations.');
      expect(
        await fixture.store.request(aRequest({ limit: 2, ownerRef: BO })),
      ).toMatchObject({ status: 'ready' });
    });

    it('count what may hold work, not what is gone or going', async () => {
      const of = (changes: Parameters<typeof aWorkstation>[0]) =>
        fixture.insert(aWorkstation(changes));
      await of({ status: 'terminating' });
      await of({ status: 'terminated' });
      await of({ status: 'failed', readyAt: undefined });
      expect(await fixture.store.countOwned(AMARA)).toBe(0);
      await of({ status: 'stopped', readyAt: NOON });
      await of({ status: 'failed', readyAt: NOON });
      expect(await fixture.store.countOwned(AMARA)).toBe(2);
      await expect(
        fixture.store.request(aRequest({ limit: 2 })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await fixture.store.request(aRequest({ limit: 3 }))).toMatchObject(
        { status: 'requested' },
      );
    });

    it('hold for a change that brings a workstation back', async () => {
      const failed = aWorkstation({ status: 'failed', readyAt: undefined });
      await fixture.insert(failed, aWorkstation());
      const patch = { status: 'requested' } as const;
      await expect(
        fixture.store.update(failed, { patch, limit: 1, now: NOON }),
      ).rejects.toThrow('You have 1 of 1 workstations.');
      expect(await fixture.get(failed.id)).toEqual(failed);
      expect(
        await fixture.store.update(failed, { patch, limit: 2, now: NOON }),
      ).toMatchObject({ status: 'requested' });
    });
  });

  it('enter warm workstations without an owner', async () => {
    const [first, second] = await fixture.store.requestPooled({
      template: aTemplateChoice({ identityMode: 'personal' }),
      count: 2,
      actor: { kind: 'service', ref: 'external:pools' },
      now: NOON,
    });
    expect(first.id).not.toBe(second.id);
    const row = await fixture.get(first.id);
    expect(row).toMatchObject({ status: 'requested', nextCheckAt: NOON });
    expect(row).not.toHaveProperty('ownerRef');
    expect(row).not.toHaveProperty('osUser');
    expect(await fixture.events(second.id)).toMatchObject([
      { type: 'requested', actor: { kind: 'service', ref: 'external:pools' } },
    ]);
  });

  describe('at the same time', () => {
    const times = <T>(count: number, action: (index: number) => Promise<T>) =>
      Promise.allSettled(Array.from({ length: count }, (_, i) => action(i)));

    /** Two backends; SQLite has only one. */
    let backends: StoreFixture[];

    beforeAll(() => {
      backends =
        id === 'SQLITE_3'
          ? [fixture, fixture]
          : [fixture.replica(8), fixture.replica(8)];
    });

    afterAll(async () => {
      for (const backend of backends) {
        if (backend !== fixture) {
          await backend.knex.destroy();
        }
      }
    });

    const request = (index: number, changes: Parameters<typeof aRequest>[0]) =>
      backends[index % 2].store.request(aRequest(changes));

    it('never pass the limit of a person', async () => {
      await fixture.insert(aPooled(), aPooled());
      const results = await times(20, index => request(index, { limit: 3 }));
      const refused = results.filter(each => each.status === 'rejected');
      expect(refused).toHaveLength(17);
      for (const { reason } of refused) {
        expect(reason).toMatchObject({ name: 'ConflictError' });
      }
      expect(await fixture.store.countOwned(AMARA)).toBe(3);
      expect(await fixture.store.countByStatus()).toEqual({
        ready: 2,
        requested: 1,
      });
    });

    it('never pass the limit by trying failed ones again', async () => {
      const failed = Array.from({ length: 6 }, () =>
        aWorkstation({ status: 'failed' }),
      );
      await fixture.insert(...failed);
      await times(6, index =>
        backends[index % 2].store.update(failed[index], {
          patch: { status: 'requested' },
          limit: 3,
          now: NOON,
        }),
      );
      expect(await fixture.store.countOwned(AMARA)).toBe(3);
    });

    it('are one workstation under the same Idempotency-Key', async () => {
      const idempotency = { key: 'double-click', requestHash: 'h' };
      const results = await times(20, index => request(index, { idempotency }));
      const ids = results.map(each =>
        each.status === 'fulfilled' ? each.value.id : each.reason,
      );
      expect(new Set(ids).size).toBe(1);
      expect(await fixture.store.countOwned(AMARA)).toBe(1);
    });

    const people = id === 'SQLITE_3' ? 100 : 1000;
    const warm = (people * 6) / 10;

    it(`give ${warm} warm workstations to ${warm} of ${people} people`, async () => {
      await fixture.insert(...Array.from({ length: warm }, () => aPooled()));
      const results = await times(people, index =>
        request(index, { ownerRef: `user:default/person-${index}` }),
      );
      const given = results.map(each => {
        if (each.status === 'rejected') {
          throw each.reason;
        }
        return each.value;
      });
      const claimed = given.filter(each => each.status === 'ready');
      expect(claimed).toHaveLength(warm);
      expect(new Set(claimed.map(each => each.id)).size).toBe(warm);
      expect(await fixture.store.countByStatus()).toEqual({
        ready: warm,
        requested: people - warm,
      });
      const owners = await fixture.knex('workstations').distinct('owner_ref');
      expect(owners).toHaveLength(people);
    });
  });
});
