import {
  DescribeImagesCommand,
  DescribeLaunchTemplatesCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateImageRecipeCommand,
  ListImagePackagesCommand,
} from '@aws-sdk/client-imagebuilder';
import {
  GetCommandInvocationCommand,
  GetParameterCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm';
import { randomUUID } from 'node:crypto';
import {
  setUpParameters,
  startTestBed,
  stopAll,
  type TestBed,
  workstationId,
} from '../__testUtils__/testSimulator';
import {
  documentOf,
  imageBuilderOf,
  ImageProject,
} from './__testUtils__/ImageProject';

afterEach(stopAll);

async function prepare({ ec2, ssm }: TestBed, ImageId: string) {
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId,
      InstanceType: 'm7i.large',
      MinCount: 1,
      MaxCount: 1,
    }),
  );
  const InstanceId = Instances![0].InstanceId!;
  const { Command } = await ssm.send(
    new SendCommandCommand({
      DocumentName: 'vdi-demo-prepare',
      InstanceIds: [InstanceId],
      Parameters: setUpParameters([[InstanceId, workstationId(1), 'desktop']]),
    }),
  );
  return ssm.send(
    new GetCommandInvocationCommand({
      CommandId: Command!.CommandId,
      InstanceId,
      PluginName: 'linux',
    }),
  );
}

it('delivers to what the distribution names, with tags', async () => {
  const bed = await startTestBed();
  const project = await ImageProject.create(imageBuilderOf(bed), {
    distributions: [
      {
        region: 'eu-west-1',
        amiDistributionConfiguration: { amiTags: { 'vdi:image': 'team' } },
        launchTemplateConfigurations: [
          { launchTemplateId: 'lt-0b1e55ed000000001' },
        ],
        ssmParameterConfigurations: [
          { parameterName: '/vdi/demo/team', dataType: 'aws:ec2:image' },
        ],
      },
      { region: 'eu-west-3' },
    ],
  });
  const arn = await project.start();
  const { amis = [] } = (await project.image(arn)).outputResources!;
  expect(amis.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-3']);
  const { Images } = await bed.ec2.send(
    new DescribeImagesCommand({ ImageIds: [amis[0].image!] }),
  );
  expect(Images?.[0].Tags).toEqual(
    expect.arrayContaining([
      { Key: 'CreatedBy', Value: 'EC2 Image Builder' },
      { Key: 'Ec2ImageBuilderArn', Value: arn },
      { Key: 'vdi:image', Value: 'team' },
    ]),
  );
  // Without setDefaultVersion, AWS makes the new version the default
  const { LaunchTemplates } = await bed.ec2.send(
    new DescribeLaunchTemplatesCommand({
      LaunchTemplateIds: ['lt-0b1e55ed000000001'],
    }),
  );
  expect(LaunchTemplates?.[0].DefaultVersionNumber).toBe(4);
  const { Parameter } = await bed.ssm.send(
    new GetParameterCommand({ Name: '/vdi/demo/team' }),
  );
  expect(Parameter).toMatchObject({ Value: amis[0].image, Version: 1 });
  const sound = await prepare(bed, amis[0].image!);
  expect(sound.Status).toBe('Success');
});

it.each([
  [
    'a launch template that is gone',
    {
      launchTemplateConfigurations: [
        { launchTemplateId: `lt-${'0'.repeat(17)}` },
      ],
    },
    /launch template, with template ID lt-0+, does not exist/,
  ],
  [
    'a name that another AMI has',
    { amiDistributionConfiguration: { name: 'ubuntu-developer 1' } },
    /AMI name ubuntu-developer 1 is already in use by AMI ami-/,
  ],
])('fails for %s', async (_what, distribution, reason) => {
  const bed = await startTestBed();
  const project = await ImageProject.create(imageBuilderOf(bed), {
    distributions: [{ region: 'eu-west-1', ...distribution }],
  });
  const { state } = await project.image(await project.start());
  expect(state).toEqual({
    status: 'FAILED',
    reason: expect.stringMatching(reason),
  });
});

it('comes to an image that shows no desktop when told to', async () => {
  const bed = await startTestBed();
  const project = await ImageProject.create(imageBuilderOf(bed));
  bed.simulator.control.addFault({
    kind: 'broken-image',
    pipeline: 'Team Desktop',
    count: 1,
  });
  const images = [];
  for (const arn of [await project.start(), await project.start()]) {
    const { outputResources } = await project.image(arn);
    images.push(outputResources!.amis![0].image!);
  }
  const [broken, sound] = images;
  expect(await prepare(bed, broken)).toMatchObject({
    Status: 'Failed',
    StandardErrorContent: expect.stringContaining('does not listen on port'),
  });
  expect((await prepare(bed, sound)).Status).toBe('Success');
  bed.simulator.control.setImageBroken(broken, false);
  await fetch(`${bed.simulator.awsEndpoint}/_simulator/images/${sound}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ broken: true }),
  });
  expect((await prepare(bed, broken)).Status).toBe('Success');
  expect((await prepare(bed, sound)).Status).toBe('Failed');
});

it('lists packages that follow from parent and components', async () => {
  const bed = await startTestBed();
  const client = imageBuilderOf(bed);
  const packagesOf = async (imageBuildVersionArn: string) => {
    const { imagePackageList = [] } = await client.send(
      new ListImagePackagesCommand({ imageBuildVersionArn }),
    );
    return Object.fromEntries(
      imagePackageList.map(each => [each.packageName, each.packageVersion]),
    );
  };
  const build = async (version: string) => {
    const project = await ImageProject.create(client, {
      name: `desktop ${version.replaceAll('.', '-')}`,
      version,
      components: {
        tools: documentOf({
          build: ['apt-get install -y git docker.io && echo done'],
        }),
      },
    });
    return [await project.start(), await project.start()];
  };
  const [first, again] = await build('1.0.0');
  const [next] = await build('1.0.1');
  const packages = await packagesOf(first);
  expect(Object.keys(packages)).toEqual(
    expect.arrayContaining(['git', 'docker.io', 'openssl']),
  );
  expect(Object.keys(packages)).not.toContain('echo');
  expect(await packagesOf(again)).toEqual(packages);
  const changed = await packagesOf(next);
  expect(changed.openssl).toBe(packages.openssl);
  expect(changed.git).not.toBe(packages.git);
});

it('builds on the newest image of another project', async () => {
  const bed = await startTestBed();
  const client = imageBuilderOf(bed);
  const base = await ImageProject.create(client, { name: 'Base' });
  await base.start();
  const parentImage =
    'arn:aws:imagebuilder:eu-west-1:000000000000:image/base/x.x.x';
  const top = await ImageProject.create(client, { name: 'Top', parentImage });
  expect((await top.image(await top.start())).state?.status).toBe('AVAILABLE');
  const ami = (await base.image(await base.start())).outputResources?.amis?.[0];
  await client.send(
    new CreateImageRecipeCommand({
      name: 'By id',
      semanticVersion: '1.0.0',
      parentImage: ami?.image,
      components: [],
      clientToken: randomUUID(),
    }),
  );
});
