import {
  DescribeLaunchTemplatesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Account } from './__testUtils__/Account';
import { forEachTarget } from './__testUtils__/forEachTarget';
import { REFUSED } from './__testUtils__/Gateway';
import { LINUX, SHARED_USER, WINDOWS } from './__testUtils__/seed';

jest.setTimeout(60_000);

describe('the fleet compared with the database', () => {
  forEachTarget(account => {
    it('leaves another deployment in the account alone', async () => {
      const { deployment, subnetIds } = account();
      const neighbor = `${deployment}-neighbor`;
      await account().deploy(neighbor);
      const ours = await account().portal();
      const theirs = await account().portal({
        deployment: neighbor,
        subnetIds,
      });
      const amara = ours.as('amara');
      const mei = theirs.as('mei');
      const mine = await amara.createWorkstation({ templateId: LINUX });
      const hers = await mei.createWorkstation({ templateId: LINUX });
      await ours.until(mine.id, 'ready');
      await theirs.until(hers.id, 'ready');
      const stray = await launchStray(account(), deployment);

      expect(await theirs.sweepLater()).toMatchObject({
        instances: 1,
        kicked: 0,
        adopted: 0,
        terminated: 0,
      });
      expect(await ours.sweep()).toMatchObject({ adopted: 0, terminated: 1 });
      const left = await account().alive(deployment);
      expect(left).toMatchObject([{ tags: { 'vdi:workstation': mine.id } }]);
      expect(left[0].id).not.toBe(stray);

      await amara.deleteWorkstation(mine.id);
      await ours.until(mine.id, 'terminated');
      expect(await account().alive()).toMatchObject([
        { tags: { 'vdi:deployment': neighbor, 'vdi:workstation': hers.id } },
      ]);
      const connection = await mei.createConnection(hers.id);
      expect(await account().gateway(neighbor).open(connection)).toMatchObject({
        status: 200,
        user: SHARED_USER,
      });
      expect((await account().gateway().open(connection)).status).toBe(404);
    });

    it('ends no machine when its database was emptied, and finds the owned ones again', async () => {
      const lost = await account().portal();
      const amara = lost.as('amara');
      const linux = await amara.createWorkstation({ templateId: LINUX });
      const windows = await amara.createWorkstation({ templateId: WINDOWS });
      const [{ id: warm }] = (
        await lost.asProgram().startPoolMembers(LINUX, { count: 1 })
      ).items;
      await lost.until(linux.id, 'ready');
      await lost.until(windows.id, 'ready');
      await lost.until(warm, 'pooled');
      await lost.workFor(5);
      const { password } = await amara.revealCredentials(windows.id);
      const machines = await account().alive();
      expect(machines).toHaveLength(3);

      account().clock.pass(1);
      const restored = await account().portal({
        databaseCreatedAt: account().clock.now(),
      });
      expect(await restored.sweepLater()).toMatchObject({
        instances: 3,
        adopted: 2,
        terminated: 0,
        alarms: [expect.stringContaining('older than the database')],
      });
      expect(await account().alive()).toHaveLength(3);

      await restored.until(linux.id, 'ready');
      await restored.until(windows.id, 'ready');
      const again = restored.as('amara');
      const { items } = await again.listWorkstations();
      expect(items.map(({ id, name }) => ({ id, name }))).toEqual(
        expect.arrayContaining([
          { id: linux.id, name: linux.name },
          { id: windows.id, name: windows.name },
        ]),
      );
      expect(await again.revealCredentials(windows.id)).toMatchObject({
        password,
      });
      const connection = await again.createConnection(linux.id);
      expect(await account().gateway().open(connection)).toEqual({
        status: 200,
        host: machines.find(({ tags }) => tags['vdi:workstation'] === linux.id)!
          .host,
        user: SHARED_USER,
      });
      expect(
        (await account().machines()).filter(({ state }) => state !== 'running'),
      ).toEqual([]);
    });

    it('tells the owner when somebody ends the machine in EC2', async () => {
      const portal = await account().portal();
      const amara = portal.as('amara');
      const { id } = await amara.createWorkstation({ templateId: LINUX });
      const { instanceId } = await portal.until(id, 'ready');
      const connection = await amara.createConnection(id);
      await account().direct.ec2.send(
        new TerminateInstancesCommand({ InstanceIds: [instanceId!] }),
      );
      // EC2 may forget a fresh instance for a moment; one that has run for a while is gone.
      expect(await portal.sweepLater()).toMatchObject({ kicked: 1 });
      await portal.until(id, 'failed');
      const { items } = await amara.listEvents(id);
      expect(items[0]).toMatchObject({
        type: 'failed',
        message: expect.stringContaining('no longer exists'),
      });
      await portal.workFor(5);
      expect(await account().gateway().open(connection)).toEqual(REFUSED);
      await expect(amara.createConnection(id)).rejects.toMatchObject({
        statusCode: 409,
      });
    });
  });
});

/** An instance that bears the deployment's tag and nothing else. Answers with its id. */
async function launchStray(
  { direct, clock }: Account,
  deployment: string,
): Promise<string> {
  const tag = { Key: 'vdi:deployment', Value: deployment };
  const { LaunchTemplates = [] } = await direct.ec2.send(
    new DescribeLaunchTemplatesCommand({
      Filters: [{ Name: 'tag:vdi:deployment', Values: [deployment] }],
    }),
  );
  const { Instances = [] } = await direct.ec2.send(
    new RunInstancesCommand({
      LaunchTemplate: {
        LaunchTemplateId: LaunchTemplates[0].LaunchTemplateId,
        Version: '1',
      },
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [tag] }],
    }),
  );
  clock.pass(1);
  return Instances[0].InstanceId ?? '';
}
