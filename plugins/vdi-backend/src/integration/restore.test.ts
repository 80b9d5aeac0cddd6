import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './__testUtils__/Account';
import { forEachTarget } from './__testUtils__/forEachTarget';
import type { Portal } from './__testUtils__/Portal';
import { LINUX, WINDOWS } from './__testUtils__/seed';

jest.setTimeout(120_000);

describe('a database restored from an older backup', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vdi-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  forEachTarget(account => {
    const request = (portal: Portal, name: string, templateId = LINUX) =>
      portal.as(name).createWorkstation({ templateId });

    /** Whose machines there are, by the tags that the machines bear. */
    async function owners(of: Account): Promise<Record<string, string>> {
      const machines = await of.alive();
      return Object.fromEntries(
        machines.flatMap(({ id, tags }) =>
          tags['vdi:owner'] ? [[id, tags['vdi:owner']]] : [],
        ),
      );
    }

    it('costs nobody their machine, and gives nobody that of another', async () => {
      const before = await account().portal();
      // What the backup knows: a desktop, a warm one and a request.
      const old = await request(before, 'amara');
      await before.until(old.id, 'ready');
      const [warm] = (
        await before.asProgram().startPoolMembers(LINUX, { count: 1 })
      ).items;
      await before.until(warm.id, 'pooled');
      const waiting = await request(before, 'noor', WINDOWS);
      expect(waiting.status).toBe('requested');
      const file = join(folder, 'backup.sqlite');
      await before.backUp(file);

      // What it does not know.
      const claimed = await request(before, 'jonas');
      expect(claimed).toMatchObject({ id: warm.id, status: 'ready' });
      const fresh = await request(before, 'bo');
      await before.until(fresh.id, 'ready');
      await before.until(waiting.id, 'ready');
      await before.as('amara').actOnWorkstation(old.id, 'rebuild');
      await before.workFor(5);
      await before.until(old.id, 'ready');
      await before.workFor(10);
      const theirs = await owners(account());
      expect(Object.values(theirs).sort()).toEqual(
        ['amara', 'bo', 'jonas', 'noor'].map(name => `user:default/${name}`),
      );
      await before.stop();
      account().clock.pass(3600);

      const after = await account().portal({ backup: file });
      // The database takes it for warm; it is jonas's.
      const another = await request(after, 'kim');
      expect(another).toMatchObject({ status: 'requested' });
      expect(another.id).not.toBe(warm.id);
      await after.until(another.id, 'ready');
      await after.sweepLater();
      await after.workFor(10);
      await after.sweepLater();
      await after.workFor(10);

      expect(await owners(account())).toMatchObject(theirs);
      for (const [machine, owner] of Object.entries(theirs)) {
        const [, name] = owner.split('/');
        const { items } = await after.as(name).listWorkstations();
        expect([name, items]).toEqual([
          name,
          [
            expect.objectContaining({
              status: 'ready',
              instance: expect.objectContaining({ id: machine }),
            }),
          ],
        ]);
      }
      const ids = async (name: string) =>
        (await after.as(name).listWorkstations()).items.map(each => each.id);
      expect(await ids('noor')).toEqual([waiting.id]);
      expect(await ids('jonas')).toEqual([warm.id]);
      expect(await ids('bo')).toEqual([fresh.id]);
    });
  });
});
