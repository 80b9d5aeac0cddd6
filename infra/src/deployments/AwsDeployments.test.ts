import {
  CloudFormationClient,
  CreateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateLaunchTemplateCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  describeWithMoto,
  motoEndpoint,
  setMotoCredentials,
  testConfiguration,
} from '../__testUtils__';
import { AwsDeployments } from './AwsDeployments';

jest.setTimeout(30_000);

describeWithMoto('AwsDeployments, with moto', () => {
  let restore: () => void;
  const deployment = `d${Date.now()}`.slice(0, 20);
  const configuration = testConfiguration({ deployment });
  let deployments: AwsDeployments;
  let ec2: EC2Client;
  let cloudFormation: CloudFormationClient;

  beforeAll(() => {
    restore = setMotoCredentials();
    const endpoint = motoEndpoint();
    deployments = new AwsDeployments({ endpoint });
    ec2 = new EC2Client({ region: configuration.region, endpoint });
    cloudFormation = new CloudFormationClient({
      region: configuration.region,
      endpoint,
    });
  });

  afterAll(() => {
    restore();
    ec2?.destroy();
    cloudFormation?.destroy();
  });

  async function run(tags: Record<string, string>): Promise<string> {
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: 'ami-12c6146b',
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: [
          {
            ResourceType: 'instance',
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
          },
        ],
      }),
    );
    return Instances[0].InstanceId ?? '';
  }

  it('counts workstations alone, of the deployment alone, until they are terminated', async () => {
    const mine = { 'vdi:deployment': deployment };
    const id = await run({ ...mine, 'vdi:launch': 'one' });
    await run({ ...mine, 'vdi:launch': 'two' });
    await run(mine);
    await run({ 'vdi:deployment': `${deployment}-b`, 'vdi:launch': 'three' });
    expect(await deployments.countWorkstations(configuration)).toBe(2);

    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    expect(await deployments.countWorkstations(configuration)).toBe(1);
  });

  it('counts launch templates of image projects alone, of the deployment alone', async () => {
    const create = (name: string, tags: Record<string, string>) =>
      ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: `vdi-${deployment}-${name}`,
          LaunchTemplateData: { InstanceType: 't3.micro' },
          TagSpecifications: [
            {
              ResourceType: 'launch-template',
              Tags: Object.entries(tags).map(([Key, Value]) => ({
                Key,
                Value,
              })),
            },
          ],
        }),
      );
    const owned = { 'vdi:owner-ref': 'group:default/data' };
    await create('ubuntu', { 'vdi:deployment': deployment });
    await create('data', { 'vdi:deployment': deployment, ...owned });
    await create('b-data', { 'vdi:deployment': `${deployment}-b`, ...owned });
    expect(await deployments.countImageProjects(configuration)).toBe(1);
  });

  it('knows the outputs of a stack', async () => {
    expect(await deployments.outputs(configuration)).toBeUndefined();
    expect(await deployments.isProtected(configuration)).toBe(false);

    const StackName = `vdi-${deployment}`;
    await cloudFormation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({
          Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
          Outputs: { Port: { Value: '8443' } },
        }),
      }),
    );
    expect(await deployments.outputs(configuration)).toEqual({ Port: '8443' });
    expect(await deployments.isProtected(configuration)).toBe(false);
  });
});
