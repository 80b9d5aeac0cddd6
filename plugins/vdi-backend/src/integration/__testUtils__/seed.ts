import {
  CreateTableCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  CreateLaunchTemplateCommand,
  CreateTagsCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

/** Templates of a seeded deployment. */
export const LINUX = 'linux-desktop';
export const WINDOWS = 'windows-desktop';

/** The account that owns the sessions of the Linux template. */
export const SHARED_USER = 'desktop';

/** Images from moto's own list; the simulator takes any. */
const TEMPLATES = [
  {
    ImageId: 'ami-785db401',
    tags: {
      'vdi:template': LINUX,
      'vdi:platform': 'linux',
      'vdi:identity': 'shared',
      'vdi:os-user': SHARED_USER,
    },
  },
  {
    ImageId: 'ami-b7e93bce',
    tags: {
      'vdi:template': WINDOWS,
      'vdi:platform': 'windows',
      'vdi:identity': 'personal',
    },
  },
];

/** Makes the launch templates of a deployment, as an administrator would. */
export async function seedTemplates(
  ec2: EC2Client,
  deployment: string,
): Promise<void> {
  for (const { ImageId, tags } of TEMPLATES) {
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: `${deployment}-${tags['vdi:template']}`,
        LaunchTemplateData: { ImageId, InstanceType: 'm7i.large' },
        TagSpecifications: [
          {
            ResourceType: 'launch-template',
            Tags: Object.entries({ ...tags, 'vdi:deployment': deployment }).map(
              ([Key, Value]) => ({ Key, Value }),
            ),
          },
        ],
      }),
    );
  }
}

/** Gives two subnets of different zones to the deployment. Answers with their ids in the portal's order. */
export async function seedSubnets(
  ec2: EC2Client,
  deployment: string,
): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const byZone = new Map(
    Subnets.map(subnet => [subnet.AvailabilityZone, subnet.SubnetId ?? '']),
  );
  const Resources = [...byZone.values()].sort().slice(0, 2);
  await ec2.send(
    new CreateTagsCommand({
      Resources,
      Tags: [{ Key: 'vdi:deployment', Value: deployment }],
    }),
  );
  return Resources;
}

/** Makes a directory's table as it is deployed. */
export async function seedDirectory(
  dynamodb: DynamoDBClient,
  TableName: string,
): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists(
    { client: dynamodb, maxWaitTime: 10, minDelay: 1 },
    { TableName },
  );
}
