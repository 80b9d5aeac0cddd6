import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { forEachTarget } from './__testUtils__/forEachTarget';
import { REFUSED } from './__testUtils__/Gateway';
import { LINUX, SHARED_USER, WINDOWS } from './__testUtils__/seed';

jest.setTimeout(60_000);

/** The SDK's attempts of a call: a fault that strikes as often is one that the portal itself must get over. */
const ATTEMPTS = 3;

const OFTEN = [
  { often: 'once', times: 1 },
  { often: 'at every attempt', times: ATTEMPTS },
];

describe('lost answers and passing refusals', () => {
  forEachTarget(account => {
    it.each(OFTEN)(
      'owns one machine though the answer to RunInstances is lost $often',
      async ({ times }) => {
        const { proxy, target } = account();
        const portal = await account().portal();
        proxy.break({ kind: 'lost-response', action: 'RunInstances', times });
        const amara = portal.as('amara');
        const { id } = await amara.createWorkstation({ templateId: LINUX });
        const { instanceId } = await portal.until(id, 'ready');

        const calls = proxy.callsOf('RunInstances');
        expect(calls.length).toBeGreaterThan(1);
        const extra = target.gaps.ignoresClientTokens ? calls.length - 1 : 0;
        expect(await portal.sweep()).toMatchObject({
          terminated: 0,
          alarms: [],
        });
        expect(await account().alive()).toHaveLength(1 + extra);
        // An orphan that bears an owner is ended too, because the workstation that it names has its machine.
        expect(await portal.sweepLater()).toMatchObject({
          adopted: 0,
          terminated: extra,
          alarms: [],
        });
        expect(await account().alive()).toMatchObject([{ id: instanceId }]);
        expect(await portal.rows()).toHaveLength(1);
        const connection = await amara.createConnection(id);
        expect(await account().gateway().open(connection)).toMatchObject({
          status: 200,
          user: SHARED_USER,
        });
      },
    );

    it.each(['throttle', 'unavailable'] as const)(
      'launches once EC2 takes RunInstances after refusals: %s',
      async kind => {
        const portal = await account().portal();
        account().proxy.break(
          { kind, action: 'RunInstances', times: ATTEMPTS },
          { kind, action: 'DescribeInstances' },
        );
        const { id } = await portal
          .as('amara')
          .createWorkstation({ templateId: LINUX });
        await portal.until(id, 'ready');
        expect(await account().alive()).toHaveLength(1);
      },
    );

    it('goes to the second subnet when the first has no machine', async () => {
      const { proxy, subnetIds } = account();
      const [full, free] = subnetIds;
      const portal = await account().portal();
      proxy.break({
        kind: 'no-capacity',
        action: 'RunInstances',
        containing: `SubnetId=${full}`,
        // Asking once more would not help, and keep the person waiting.
        times: 1,
      });
      const amara = portal.as('amara');
      const { id } = await amara.createWorkstation({ templateId: LINUX });
      await portal.until(id, 'ready');
      expect(await account().alive()).toMatchObject([{ subnetId: free }]);
      const { items } = await amara.listEvents(id);
      expect(items).toContainEqual(
        expect.objectContaining({
          type: 'capacity-wait',
          message: expect.stringContaining(full),
        }),
      );
    });

    it.each(OFTEN)(
      'ends the machine though answers are lost $often on the way',
      async ({ times }) => {
        const { proxy } = account();
        const portal = await account().portal();
        const amara = portal.as('amara');
        const { id } = await amara.createWorkstation({ templateId: WINDOWS });
        await portal.until(id, 'ready');
        const connection = await amara.createConnection(id);
        proxy.break(
          { kind: 'lost-response', action: 'PutItem', times },
          { kind: 'lost-response', action: 'TerminateInstances', times },
          { kind: 'lost-response', action: 'DeleteSecret', times },
        );
        await amara.deleteWorkstation(id);
        await portal.until(id, 'terminated');
        expect(await account().alive()).toEqual([]);
        expect(await account().gateway().open(connection)).toEqual(REFUSED);
      },
    );

    it.each(OFTEN)(
      'keeps the first password though the answer to CreateSecret is lost $often',
      async ({ times }) => {
        const { proxy, direct, deployment } = account();
        const portal = await account().portal();
        proxy.break({ kind: 'lost-response', action: 'CreateSecret', times });
        const amara = portal.as('amara');
        const { id } = await amara.createWorkstation({ templateId: WINDOWS });
        await portal.until(id, 'ready');
        const { SecretString } = await direct.secretsManager.send(
          new GetSecretValueCommand({ SecretId: `vdi/${deployment}/${id}` }),
        );
        const [{ body }] = proxy.callsOf('CreateSecret');
        expect(JSON.parse(body).SecretString).toBe(SecretString);
        expect(await amara.revealCredentials(id)).toMatchObject({
          password: SecretString,
        });
      },
    );

    it('mints a grant though the directory loses an answer, and says so when it loses them all', async () => {
      const { proxy } = account();
      const portal = await account().portal();
      const amara = portal.as('amara');
      const { id } = await amara.createWorkstation({ templateId: LINUX });
      await portal.until(id, 'ready');
      const lost = { kind: 'lost-response', action: 'PutItem' } as const;

      proxy.break({ ...lost, times: ATTEMPTS });
      await expect(amara.createConnection(id)).rejects.toMatchObject({
        statusCode: 503,
      });
      proxy.break(lost);
      const connection = await amara.createConnection(id);
      expect(await account().gateway().open(connection)).toMatchObject({
        status: 200,
        user: SHARED_USER,
      });
    });
  });
});
