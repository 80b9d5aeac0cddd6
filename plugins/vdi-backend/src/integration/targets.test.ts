import {
  CreateTagsCommand,
  DescribeLaunchTemplatesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  TerminateInstancesCommand,
  type Instance,
} from '@aws-sdk/client-ec2';
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm';
import type { Account } from './__testUtils__/Account';
import { forEachTarget } from './__testUtils__/forEachTarget';
import type { Gaps } from './__testUtils__/targets';

jest.setTimeout(60_000);

describe('a target of the suite', () => {
  forEachTarget(account => {
    it('differs from AWS in what the suite says, and nothing else that it relies on', async () => {
      const { direct, target } = account();
      const { ec2, ssm } = direct;
      const batch = await launch(account(), { count: 3 });
      const [first] = await launch(account(), { count: 1, token: 'same' });
      const [second] = await launch(account(), { count: 1, token: 'same' });
      const InstanceIds = [first.InstanceId!];
      await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
      const found: Gaps = {
        launchesTheLeast: batch.length === 1,
        ignoresClientTokens: first.InstanceId !== second.InstanceId,
        tagsTheUnknown: await succeeds(
          ec2.send(
            new CreateTagsCommand({
              Resources: ['i-0fade000000000001'],
              Tags: [{ Key: 'a', Value: 'b' }],
            }),
          ),
        ),
        revivesTheTerminated: await succeeds(
          ec2.send(new StartInstancesCommand({ InstanceIds })),
        ),
        managesNoHosts: !(await succeeds(
          ssm.send(new DescribeInstanceInformationCommand({})),
        )),
      };
      expect(found).toEqual(target.gaps);
    });
  });
});

async function launch(
  { direct, deployment }: Account,
  options: { count: number; token?: string },
): Promise<Instance[]> {
  const { LaunchTemplates = [] } = await direct.ec2.send(
    new DescribeLaunchTemplatesCommand({
      Filters: [{ Name: 'tag:vdi:deployment', Values: [deployment] }],
    }),
  );
  const { Instances = [] } = await direct.ec2.send(
    new RunInstancesCommand({
      ClientToken: options.token && `${deployment}-${options.token}`,
      LaunchTemplate: {
        LaunchTemplateId: LaunchTemplates[0].LaunchTemplateId,
        Version: '1',
      },
      MinCount: 1,
      MaxCount: options.count,
    }),
  );
  return Instances;
}

async function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
