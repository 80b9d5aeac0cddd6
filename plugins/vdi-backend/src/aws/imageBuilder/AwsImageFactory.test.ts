import {
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSnapshotsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateInfrastructureConfigurationCommand,
  DeleteImagePipelineCommand,
  GetDistributionConfigurationCommand,
  GetImagePipelineCommand,
  GetImageRecipeCommand,
  GetInfrastructureConfigurationCommand,
  ListComponentsCommand,
  ListImageRecipesCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import { AwsFixture, LINUX_TEMPLATE } from '../__testUtils__/AwsFixture';
import type { Aws } from '../createAws';
import type { ImageParts } from '../ImageFactory';
import { planParts } from '../../images/content';
import { BASE, createBasePipeline } from './__testUtils__/baseTemplate';

const PROJECT = 'data-science';
const NAME = `vdi-demo-${PROJECT}`;

describe('AwsImageFactory', () => {
  let fixture: AwsFixture;
  let aws: Aws;
  let basePipeline: string;

  beforeEach(async () => {
    fixture = await AwsFixture.create();
    aws = fixture.connect();
    basePipeline = await createBasePipeline(fixture);
  });

  afterEach(() => fixture.stop());

  async function plan(
    changes: Partial<ImageProjectSettings> = {},
    id = PROJECT,
  ): Promise<ImageParts> {
    const blueprints = await aws.images.blueprints();
    return planParts({
      deployment: 'demo',
      project: {
        id,
        ownerRef: 'group:default/data',
        settings: {
          name: 'Data science',
          base: { templateId: BASE },
          tools: ['vscode'],
          packages: ['r-base'],
          instanceTypes: ['m7i.2xlarge', 'm6i.2xlarge'],
          ...changes,
        },
      },
      blueprint: blueprints.get(BASE)!,
      blueprints,
      gpu: false,
    });
  }

  async function withBaseImage(): Promise<void> {
    await aws.images.start(basePipeline, 'img-base');
  }

  async function build(
    changes?: Partial<ImageProjectSettings>,
    token = 'img-1',
  ) {
    const ensured = await aws.images.ensure(await plan(changes));
    const arn = await aws.images.start(ensured.pipelineArn, token);
    return { ...ensured, arn, image: (await aws.images.image(arn))! };
  }

  const versionsOf = async (launchTemplateId: string) => {
    const { LaunchTemplateVersions = [] } = await fixture.clients.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({
        LaunchTemplateId: launchTemplateId,
      }),
    );
    return LaunchTemplateVersions;
  };

  it('reads what the images of templates are made of', async () => {
    expect((await aws.images.blueprints()).get(BASE)).toEqual({
      templateId: BASE,
      platform: 'Linux',
      pipelineArn: basePipeline,
      launchTemplateId: LINUX_TEMPLATE,
      newestImageArn: expect.stringMatching(
        /:image\/vdi-demo-base\/1\.700\.x$/,
      ),
      newest: undefined,
      parentImage: expect.stringMatching(/^ssm:/),
      componentArns: [expect.stringMatching(/-server\/1\.5\.6\/1$/)],
      rootDevice: '/dev/sda1',
      diskGiB: 60,
      volumeKmsKeyId: 'alias/volumes',
      uninstallAgentAfterBuild: false,
      infrastructure: {
        instanceTypes: ['m7i.large'],
        instanceProfileName: 'vdi-demo-image-builds',
        securityGroupIds: ['sg-0123456789abcdef0'],
        subnetId: 'subnet-0123456789abcdef0',
        logBucket: 'vdi-demo-logs',
        logPrefix: undefined,
        requireImdsV2: true,
        resourceTags: { 'vdi:image-build': 'demo' },
      },
      amiKmsKeyId: 'alias/images',
    });
    await withBaseImage();
    expect((await aws.images.blueprints()).get(BASE)?.newest?.amiId).toMatch(
      /^ami-/,
    );
    expect(await fixture.connect('other').images.blueprints()).toEqual(
      new Map(),
    );
  });

  it('makes everything once, and says so', async () => {
    await withBaseImage();
    const parts = await plan();
    const first = await aws.images.ensure(parts);
    expect(first).toMatchObject({
      changed: true,
      recipeVersion: parts.recipe.version,
      pipelineArn: expect.stringMatching(`image-pipeline/${NAME}$`),
    });
    fixture.simulator.control.clearCalls();
    expect(await aws.images.ensure(parts)).toEqual({
      ...first,
      changed: false,
    });
    expect(
      Object.keys(fixture.simulator.control.calls()).filter(call =>
        /:(Create|Update|Tag)/.test(call),
      ),
    ).toEqual([]);
  });

  it('makes one of each when two replicas do it at once', async () => {
    await withBaseImage();
    const parts = await plan();
    const other = fixture.connect();
    const [one, two] = await Promise.all([
      aws.images.ensure(parts),
      other.images.ensure(parts),
    ]);
    expect(one.pipelineArn).toBe(two.pipelineArn);
    expect(one.launchTemplateId).toBe(two.launchTemplateId);
    expect(await aws.images.ensure(parts)).toMatchObject({ changed: false });
  });

  it('has it all bear the tags, and deliver into the launch template', async () => {
    await withBaseImage();
    const { pipelineArn, launchTemplateId } = await aws.images.ensure(
      await plan({
        groups: ['group:default/data'],
        schedule: { cron: '0 2 ? * SUN *', timeZone: 'Europe/Berlin' },
      }),
    );
    const { imageBuilder, ec2 } = fixture.clients;
    const { imagePipeline } = await imageBuilder.send(
      new GetImagePipelineCommand({ imagePipelineArn: pipelineArn }),
    );
    const tags = {
      'vdi:deployment': 'demo',
      'vdi:image': NAME,
      'vdi:owner-ref': 'group:default/data',
    };
    expect(imagePipeline).toMatchObject({
      tags,
      schedule: {
        scheduleExpression: 'cron(0 2 ? * SUN *)',
        timezone: 'Europe/Berlin',
        pipelineExecutionStartCondition:
          'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
      },
    });
    const { imageRecipe } = await imageBuilder.send(
      new GetImageRecipeCommand({
        imageRecipeArn: imagePipeline?.imageRecipeArn,
      }),
    );
    expect(imageRecipe).toMatchObject({
      tags,
      parentImage: expect.stringMatching(/vdi-demo-base\/1\.700\.x$/),
      components: [
        { componentArn: expect.stringMatching(/\/vdi-demo-tool-vscode\//) },
        { componentArn: expect.stringMatching(`/${NAME}-packages/`) },
      ],
    });
    const { distributionConfiguration } = await imageBuilder.send(
      new GetDistributionConfigurationCommand({
        distributionConfigurationArn:
          imagePipeline?.distributionConfigurationArn,
      }),
    );
    expect(distributionConfiguration?.distributions?.[0]).toMatchObject({
      amiDistributionConfiguration: {
        kmsKeyId: 'alias/images',
        amiTags: { ...tags, 'vdi:template': PROJECT },
      },
      launchTemplateConfigurations: [
        { launchTemplateId, setDefaultVersion: false },
      ],
    });
    const { LaunchTemplates } = await ec2.send(
      new DescribeLaunchTemplatesCommand({
        LaunchTemplateIds: [launchTemplateId],
      }),
    );
    expect(
      Object.fromEntries(
        LaunchTemplates![0].Tags!.map(({ Key, Value }) => [Key, Value]),
      ),
    ).toMatchObject({
      ...tags,
      'vdi:template': PROJECT,
      'vdi:platform': 'linux',
      'vdi:groups': 'group:default/data',
    });
    expect(await aws.launchTemplates.list()).toContainEqual(
      expect.objectContaining({
        id: PROJECT,
        name: 'Data science',
        groups: ['group:default/data'],
        instanceTypes: ['m7i.2xlarge', 'm6i.2xlarge'],
      }),
    );
  });

  it('copies the base’s launch template without its image', async () => {
    await withBaseImage();
    const { launchTemplateId } = await aws.images.ensure(
      await plan({ diskGiB: 200 }),
    );
    const [own] = await versionsOf(launchTemplateId);
    const base = (await versionsOf(LINUX_TEMPLATE)).find(
      ({ DefaultVersion }) => DefaultVersion,
    );
    const { LaunchTemplateData: data } = own;
    expect(data?.ImageId).toBeUndefined();
    expect(data?.InstanceType).toBe('m7i.2xlarge');
    expect(data?.SecurityGroupIds).toEqual(
      base?.LaunchTemplateData?.SecurityGroupIds,
    );
    expect(data?.BlockDeviceMappings).toEqual([
      expect.objectContaining({
        DeviceName: '/dev/sda1',
        Ebs: expect.objectContaining({ VolumeSize: 200 }),
      }),
    ]);
  });

  it('changes what differs, and makes new versions of what never changes', async () => {
    await withBaseImage();
    const first = await aws.images.ensure(await plan());
    const second = await aws.images.ensure(
      await plan({
        description: 'With Julia',
        packages: ['r-base', 'julia'],
        groups: ['group:default/data'],
        schedule: { cron: '0 2 1 * ? *' },
      }),
    );
    expect(second).toMatchObject({
      changed: true,
      pipelineArn: first.pipelineArn,
      launchTemplateId: first.launchTemplateId,
    });
    expect(second.recipeVersion).not.toBe(first.recipeVersion);
    // And back to what it was, which earlier answers must not stand in for
    const third = await aws.images.ensure(await plan());
    expect(third).toEqual({ ...first, changed: true });
    const { imagePipeline } = await fixture.clients.imageBuilder.send(
      new GetImagePipelineCommand({ imagePipelineArn: first.pipelineArn }),
    );
    expect(imagePipeline?.imageRecipeArn).toContain(first.recipeVersion);
    expect(imagePipeline?.schedule).toBeUndefined();
    const [template] = (await aws.launchTemplates.list()).filter(
      ({ id }) => id === PROJECT,
    );
    expect(template).toMatchObject({ groups: undefined, defaultVersion: 1 });
    expect(await aws.images.ensure(await plan())).toMatchObject({
      changed: false,
    });
  });

  it('takes nothing for its own that does not bear its tags', async () => {
    await withBaseImage();
    const { imageBuilder, ec2 } = fixture.clients;
    await imageBuilder.send(
      new CreateInfrastructureConfigurationCommand({
        name: NAME,
        instanceProfileName: 'somebody',
        clientToken: 'somebody',
        tags: { 'vdi:deployment': 'demo' },
      }),
    );
    await expect(aws.images.ensure(await plan())).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'NameTaken',
      message: expect.stringMatching(
        /^The name 'vdi-demo-data-science' is taken: .*infrastructure configuration/,
      ),
    });
    await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'vdi-demo-other',
        LaunchTemplateData: { InstanceType: 't3.large' },
      }),
    );
    await expect(
      aws.images.ensure(await plan({}, 'other')),
    ).rejects.toMatchObject({ message: expect.stringMatching(/launch templ/) });
    expect(await aws.images.takeDown(NAME)).toBe(true);
    expect(await aws.images.takeDown('vdi-demo-other')).toBe(true);
    const { infrastructureConfiguration } = await imageBuilder.send(
      new GetInfrastructureConfigurationCommand({
        infrastructureConfigurationArn: basePipeline
          .replace('image-pipeline', 'infrastructure-configuration')
          .replace(/base$/, PROJECT),
      }),
    );
    expect(infrastructureConfiguration?.instanceProfileName).toBe('somebody');
    const { LaunchTemplates } = await ec2.send(
      new DescribeLaunchTemplatesCommand({
        LaunchTemplateNames: ['vdi-demo-other'],
      }),
    );
    expect(LaunchTemplates).toHaveLength(1);
  });

  it('follows a build to the version of the launch template', async () => {
    await withBaseImage();
    const { arn, image, pipelineArn, launchTemplateId, recipeVersion } =
      await build();
    expect(await aws.images.start(pipelineArn, 'img-1')).toBe(arn);
    expect(image).toEqual({
      imageArn: arn,
      recipeVersion,
      state: 'available',
      reason: undefined,
      createdAt: expect.any(Date),
      scheduled: false,
      amiId: expect.stringMatching(/^ami-/),
    });
    expect(await aws.images.images(pipelineArn)).toEqual([image]);
    const steps = await aws.images.steps(arn);
    expect(
      steps.map(({ stage, name, status }) => [stage, name, status]),
    ).toEqual(
      expect.arrayContaining([
        ['build', 'Start the build machine', 'done'],
        ['build', 'Apply the components', 'done'],
        ['test', 'Run the tests of the components', 'done'],
      ]),
    );
    expect(steps[0].stage).toBe('build');
    expect((await aws.images.packages(arn)).length).toBeGreaterThan(0);
    const version = await aws.images.templateVersionOf(
      launchTemplateId,
      image.amiId!,
    );
    expect(version).toBe(2);
    expect(
      await aws.images.templateVersionOf(launchTemplateId, 'ami-00000000'),
    ).toBeUndefined();
    expect(
      (await aws.images.machineImages([image.amiId!, 'ami-0123abcd'])).get(
        image.amiId!,
      ),
    ).toMatchObject({ platform: 'linux', available: true, diskGiB: 60 });
    expect(aws.images.logUrl(arn)).toBe(
      `https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fimagebuilder$252F${NAME}/log-events/${recipeVersion}$252F1`,
    );
    expect(await aws.images.image(arn.replace(/\/1$/, '/9'))).toBeUndefined();
  });

  it('adds a version with the disk that the project has by now', async () => {
    await withBaseImage();
    await build();
    const { image, launchTemplateId } = await build({ diskGiB: 150 }, 'img-2');
    const find = () =>
      aws.images.templateVersionOf(launchTemplateId, image.amiId!);
    const version = await find();
    const found = (await versionsOf(launchTemplateId)).find(
      each => each.VersionNumber === version,
    );
    expect(found?.LaunchTemplateData).toMatchObject({
      ImageId: image.amiId,
      BlockDeviceMappings: [{ Ebs: { VolumeSize: 150 } }],
    });
    expect(await find()).toBe(version);
  });

  it('tells which step of which component failed', async () => {
    await withBaseImage();
    const { image, arn } = await build({ installScript: 'exit 3' });
    expect(image).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining("in state = 'BUILDING'"),
      amiId: undefined,
    });
    expect(
      (await aws.images.steps(arn)).find(({ status }) => status === 'failed'),
    ).toMatchObject({
      name: 'Apply the components',
      message: expect.stringMatching(/install-script.*exit code 3/),
    });
  });

  it('deletes an image for good, but never the one that people launch', async () => {
    await withBaseImage();
    const { image, arn, launchTemplateId } = await build();
    const amiId = image.amiId!;
    const discard = () =>
      aws.images.discard({ imageArn: arn, amiId, launchTemplateId });
    await aws.launchTemplates.setDefaultVersion(launchTemplateId, 2);
    await expect(discard()).rejects.toMatchObject({ code: 'DefaultVersion' });
    expect(await aws.images.machineImages([amiId])).toHaveProperty('size', 1);
    await aws.launchTemplates.setDefaultVersion(launchTemplateId, 1);
    await discard();
    await discard();
    expect(await aws.images.machineImages([amiId])).toHaveProperty('size', 0);
    expect(await aws.images.image(arn)).toBeUndefined();
    expect(await versionsOf(launchTemplateId)).toHaveLength(1);
  });

  it('takes everything down, any number of times, and can make it again', async () => {
    await withBaseImage();
    const parts = await plan();
    await build();
    await build({ packages: ['julia'] }, 'img-2');
    expect(await aws.images.takeDown(NAME)).toBe(true);
    expect(await aws.images.takeDown(NAME)).toBe(true);
    const { imageBuilder, ec2 } = fixture.clients;
    const { imageRecipeSummaryList } = await imageBuilder.send(
      new ListImageRecipesCommand({}),
    );
    expect(imageRecipeSummaryList?.map(({ name }) => name)).toEqual(
      expect.not.arrayContaining([NAME]),
    );
    const { componentVersionList } = await imageBuilder.send(
      new ListComponentsCommand({ owner: 'Self' }),
    );
    // Tools are everybody's
    const names = (componentVersionList ?? []).map(({ name }) => name!);
    expect(names).toContain('vdi-demo-tool-vscode');
    expect(names.filter(name => name.startsWith(NAME))).toEqual([]);
    const { Images } = await ec2.send(
      new DescribeImagesCommand({
        Filters: [{ Name: 'tag:vdi:image', Values: [NAME] }],
      }),
    );
    expect(Images ?? []).toEqual([]);
    const { Snapshots = [] } = await ec2.send(
      new DescribeSnapshotsCommand({ OwnerIds: ['self'] }),
    );
    expect(
      Snapshots.filter(({ Tags = [] }) =>
        Tags.some(({ Value }) => Value === NAME),
      ),
    ).toEqual([]);
    expect(
      (await aws.launchTemplates.list()).map(({ id }) => id),
    ).not.toContain(PROJECT);
    expect(await aws.images.ensure(parts)).toMatchObject({ changed: true });
    expect(await aws.images.ensure(parts)).toMatchObject({ changed: false });
  });

  it('repairs what somebody deleted', async () => {
    await withBaseImage();
    const parts = await plan();
    const { pipelineArn } = await aws.images.ensure(parts);
    await fixture.clients.imageBuilder.send(
      new DeleteImagePipelineCommand({ imagePipelineArn: pipelineArn }),
    );
    expect(await aws.images.ensure(parts)).toMatchObject({
      changed: true,
      pipelineArn,
    });
    expect(await aws.images.images(pipelineArn)).toEqual([]);
  });

  it.each([
    'imagebuilder:CreateComponent',
    'imagebuilder:CreateImageRecipe',
    'imagebuilder:CreateInfrastructureConfiguration',
    'ec2:CreateLaunchTemplate',
    'imagebuilder:CreateDistributionConfiguration',
    'imagebuilder:CreateImagePipeline',
  ])('goes on where it stopped when %s fails', async call => {
    await withBaseImage();
    const [service, action] = call.split(':');
    const parts = await plan();
    fixture.simulator.control.addFault({
      kind: 'refuse',
      service,
      action,
      code: 'InvalidRequestException',
      message: 'Not today',
      count: 1,
    });
    await expect(aws.images.ensure(parts)).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringMatching(`'${call}'.*Not today`),
    });
    expect(await aws.images.ensure(parts)).toMatchObject({ changed: true });
    expect(await aws.images.ensure(parts)).toMatchObject({ changed: false });
  });

  it.each([
    'imagebuilder:DeleteImagePipeline',
    'imagebuilder:DeleteDistributionConfiguration',
    'ec2:DeleteLaunchTemplate',
    'ec2:DeregisterImage',
    'imagebuilder:DeleteImage',
    'imagebuilder:DeleteInfrastructureConfiguration',
    'imagebuilder:DeleteImageRecipe',
    'imagebuilder:DeleteComponent',
  ])('takes the rest down after %s has failed', async call => {
    await withBaseImage();
    await build();
    const [service, action] = call.split(':');
    fixture.simulator.control.addFault({
      kind: 'refuse',
      service,
      action,
      code: 'InvalidRequestException',
      count: 1,
    });
    await expect(aws.images.takeDown(NAME)).rejects.toThrow(call);
    expect(await aws.images.takeDown(NAME)).toBe(true);
    expect(await aws.images.ensure(await plan())).toMatchObject({
      changed: true,
    });
  });

  it('is patient when Image Builder asks to slow down or loses its answer', async () => {
    await withBaseImage();
    const parts = await plan();
    const { control } = fixture.simulator;
    control.addFault({
      kind: 'throttle',
      service: 'imagebuilder',
      action: 'CreateImageRecipe',
      count: 2,
    });
    control.addFault({
      kind: 'lost-response',
      service: 'imagebuilder',
      action: 'StartImagePipelineExecution',
      count: 1,
    });
    const { pipelineArn } = await aws.images.ensure(parts);
    await aws.images.start(pipelineArn, 'img-1');
    expect(await aws.images.images(pipelineArn)).toHaveLength(1);
  });

  it('says when the portal may not do it', async () => {
    fixture.simulator.control.addFault({
      kind: 'refuse',
      service: 'imagebuilder',
      action: 'ListImagePipelines',
      code: 'ForbiddenException',
      status: 403,
      count: 1,
    });
    await expect(aws.images.blueprints()).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringMatching(
        /may not do 'imagebuilder:ListImagePipelines'/,
      ),
    });
  });
});

describe('AwsImageFactory while a build runs', () => {
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create(undefined, {
      build: {
        pendingSeconds: 10,
        creatingSeconds: 10,
        buildingSeconds: 10,
        testingSeconds: 10,
        distributingSeconds: 10,
        integratingSeconds: 10,
      },
    });
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  it('tells of it, cancels it, and waits for it before all is taken down', async () => {
    const base = await createBasePipeline(fixture);
    await aws.images.start(base, 'img-base');
    const { control } = fixture.simulator;
    control.advance(61);
    const blueprints = await aws.images.blueprints();
    const { pipelineArn } = await aws.images.ensure(
      planParts({
        deployment: 'demo',
        project: {
          id: PROJECT,
          ownerRef: 'group:default/data',
          settings: {
            name: 'Data science',
            base: { templateId: BASE },
            instanceTypes: ['m7i.large'],
          },
        },
        blueprint: blueprints.get(BASE)!,
        gpu: false,
      }),
    );
    const arn = await aws.images.start(pipelineArn, 'img-1');
    const states = [];
    for (let second = 5; second < 65; second += 10) {
      states.push((await aws.images.image(arn))?.state);
      control.advance(10);
    }
    expect(states).toEqual([
      'queued',
      'building',
      'building',
      'testing',
      'distributing',
      'distributing',
    ]);
    const second = await aws.images.start(pipelineArn, 'img-2');
    control.advance(25);
    expect(await aws.images.steps(second)).toContainEqual(
      expect.objectContaining({ status: 'running', endedAt: undefined }),
    );
    await aws.images.cancel(second, 'cancel-2');
    await aws.images.cancel(second, 'cancel-2');
    await aws.images.cancel(arn, 'cancel-1');
    expect(
      (await aws.images.images(pipelineArn)).map(({ state }) => state),
    ).toEqual(['cancelled', 'available']);

    await aws.images.start(pipelineArn, 'img-3');
    expect(await aws.images.takeDown(NAME)).toBe(false);
    expect(await aws.images.takeDown(NAME)).toBe(true);
    expect(await aws.images.images(pipelineArn)).toEqual([]);
  });
});
