import {
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { forEachTarget } from './__testUtils__/forEachTarget';
import { REFUSED } from './__testUtils__/Gateway';
import { LINUX, SHARED_USER, WINDOWS } from './__testUtils__/seed';

jest.setTimeout(60_000);

describe('a workstation from the request to its end', () => {
  forEachTarget(account => {
    it('launches a Linux workstation, lets its owner in, and ends it', async () => {
      const portal = await account().portal();
      const amara = portal.as('amara');
      const { id, status } = await amara.createWorkstation({
        templateId: LINUX,
      });
      expect(status).toBe('requested');
      await expect(amara.createConnection(id)).rejects.toMatchObject({
        statusCode: 409,
      });

      await portal.until(id, 'ready');
      const [machine, ...others] = await account().machines();
      expect(others).toEqual([]);
      expect(machine).toMatchObject({
        state: 'running',
        tags: {
          'vdi:deployment': account().deployment,
          'vdi:workstation': id,
          'vdi:owner': 'user:default/amara',
        },
      });
      const { template } = await amara.getWorkstation(id);
      expect(template).toMatchObject({ id: LINUX, version: 1 });
      const connection = await amara.createConnection(id);
      expect(await account().gateway().open(connection)).toEqual({
        status: 200,
        host: machine.host,
        user: SHARED_USER,
      });
      const stranger = portal.as('jonas');
      await expect(stranger.createConnection(id)).rejects.toMatchObject({
        statusCode: 404,
      });

      await amara.deleteWorkstation(id);
      await portal.until(id, 'terminated');
      expect(await account().gateway().open(connection)).toEqual(REFUSED);
      expect(await account().alive()).toEqual([]);
      const { items } = await amara.listEvents(id);
      expect(items.map(({ type }) => type).reverse()).toEqual([
        'requested',
        'launching',
        'launched',
        'preparing',
        'ready',
        'connection-granted',
        'terminate-requested',
        'terminating',
        'terminated',
      ]);
    });

    it('gives a Windows workstation a password that only its owner sees and that ends with it', async () => {
      const { secretsManager } = account().direct;
      const portal = await account().portal();
      const amara = portal.as('amara');
      const { id } = await amara.createWorkstation({ templateId: WINDOWS });
      const { instanceId } = await portal.until(id, 'ready');

      const secret = { SecretId: `vdi/${account().deployment}/${id}` };
      const { Tags } = await secretsManager.send(
        new DescribeSecretCommand(secret),
      );
      expect(
        Object.fromEntries(Tags!.map(tag => [tag.Key, tag.Value])),
      ).toEqual({
        'vdi:deployment': account().deployment,
        'vdi:workstation': id,
        'vdi:instance': instanceId,
        'vdi:instance-arn': expect.stringMatching(
          `^arn:aws:ec2:eu-west-1:\\d{12}:instance/${instanceId}$`,
        ),
      });
      const { SecretString } = await secretsManager.send(
        new GetSecretValueCommand(secret),
      );
      expect(await amara.revealCredentials(id)).toEqual({
        userName: 'amara',
        password: SecretString,
      });
      const stranger = portal.as('jonas');
      await expect(stranger.revealCredentials(id)).rejects.toMatchObject({
        statusCode: 404,
      });
      const connection = await amara.createConnection(id);
      expect(await account().gateway().open(connection)).toMatchObject({
        status: 200,
        user: 'amara',
      });

      await amara.deleteWorkstation(id);
      await portal.until(id, 'terminated');
      await expect(
        secretsManager.send(new DescribeSecretCommand(secret)),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
      expect(await account().gateway().open(connection)).toEqual(REFUSED);
    });

    it('keeps the machine over a stop, and no grant', async () => {
      const portal = await account().portal();
      const gateway = account().gateway();
      const amara = portal.as('amara');
      const { id } = await amara.createWorkstation({ templateId: LINUX });
      await portal.until(id, 'ready');
      const [before] = await account().machines();
      const old = await amara.createConnection(id);

      await amara.actOnWorkstation(id, 'stop');
      await portal.until(id, 'stopped');
      expect(await account().machines()).toMatchObject([
        { id: before.id, state: 'stopped' },
      ]);
      expect(await gateway.open(old)).toEqual(REFUSED);

      await amara.actOnWorkstation(id, 'start');
      await portal.until(id, 'ready');
      expect(await gateway.open(old)).toEqual(REFUSED);
      const fresh = await amara.createConnection(id);
      const [after] = await account().machines();
      expect(after).toMatchObject({ id: before.id, state: 'running' });
      const here = { status: 200, host: after.host };
      expect(await gateway.open(old)).toEqual({ ...here, user: undefined });
      expect(await gateway.open(fresh)).toEqual({ ...here, user: SHARED_USER });
    });

    it('launches warm workstations together, and gives one away without a call to EC2 before it is open', async () => {
      const { proxy, target } = account();
      const portal = await account().portal();
      const { items } = await portal
        .asProgram()
        .startPoolMembers(LINUX, { count: 5 });
      const ids = items.map(({ id }) => id).sort();
      for (const id of ids) {
        await portal.until(id, 'pooled');
      }
      // Where the least is launched, each call leaves the others of the batch to the next.
      const calls = target.gaps.launchesTheLeast ? 5 : 1;
      expect(proxy.callsOf('RunInstances')).toHaveLength(calls);
      await portal.workFor(5);
      const machines = await account().alive();
      expect(
        machines.map(({ tags }) => tags['vdi:workstation']).sort(),
      ).toEqual(ids);

      const before = proxy.calls.length;
      const amara = portal.as('amara');
      const claimed = await amara.createWorkstation({ templateId: LINUX });
      expect(claimed.status).toBe('ready');
      expect(ids).toContain(claimed.id);
      const connection = await amara.createConnection(claimed.id);
      const owned = machines.find(
        ({ tags }) => tags['vdi:workstation'] === claimed.id,
      );
      expect(await account().gateway().open(connection)).toEqual({
        status: 200,
        host: owned!.host,
        user: SHARED_USER,
      });
      await portal.workFor(5);
      expect(
        proxy.calls
          .slice(before)
          .filter(({ action }) => action === 'RunInstances'),
      ).toEqual([]);
      const tagged = await account().alive();
      expect(
        tagged.filter(({ tags }) => tags['vdi:owner'] === 'user:default/amara'),
      ).toMatchObject([{ id: owned!.id }]);
    });
  });
});
