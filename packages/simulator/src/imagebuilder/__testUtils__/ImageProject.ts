import {
  CreateComponentCommand,
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  type CreateImagePipelineCommandInput,
  CreateImageRecipeCommand,
  CreateInfrastructureConfigurationCommand,
  type Distribution,
  GetImageCommand,
  type Image,
  ImagebuilderClient,
  StartImagePipelineExecutionCommand,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import { clientConfig, type TestBed } from '../../__testUtils__/testSimulator';

export const UBUNTU =
  'ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id';

/** Seconds that are easy to reckon with: 41 in all. */
export const BUILD_TIMING = {
  pendingSeconds: 1,
  creatingSeconds: 2,
  buildingSeconds: 20,
  testingSeconds: 10,
  distributingSeconds: 5,
  integratingSeconds: 3,
};

/** A component's document with one step in each of its phases. */
export function documentOf(scripts: Record<string, string[]>): string {
  return JSON.stringify({
    schemaVersion: 1.0,
    phases: Object.entries(scripts).map(([name, commands]) => ({
      name,
      steps: [
        { name: `Run-${name}`, action: 'ExecuteBash', inputs: { commands } },
      ],
    })),
  });
}

export interface ProjectOptions {
  name?: string;
  version?: string;
  parentImage?: string;
  /** Documents by names of components */
  components?: Record<string, string>;
  distributions?: Distribution[];
  pipeline?: Partial<CreateImagePipelineCommandInput>;
}

/** Everything that an image takes in Image Builder, made with the real client. */
export class ImageProject {
  readonly client: ImagebuilderClient;
  readonly componentArns: string[];
  readonly recipeArn: string;
  readonly infrastructureArn: string;
  readonly distributionArn: string;
  readonly pipelineArn: string;

  private constructor(
    client: ImagebuilderClient,
    arns: Omit<ImageProject, 'client' | 'start' | 'image'>,
  ) {
    this.client = client;
    this.componentArns = arns.componentArns;
    this.recipeArn = arns.recipeArn;
    this.infrastructureArn = arns.infrastructureArn;
    this.distributionArn = arns.distributionArn;
    this.pipelineArn = arns.pipelineArn;
  }

  static async create(
    client: ImagebuilderClient,
    options: ProjectOptions = {},
  ): Promise<ImageProject> {
    const { name = 'Team Desktop', version = '1.0.0' } = options;
    const { components = { tools: documentOf({ build: ['echo tools'] }) } } =
      options;
    const componentArns: string[] = [];
    for (const [component, data] of Object.entries(components)) {
      const made = await client.send(
        new CreateComponentCommand({
          name: component,
          semanticVersion: version,
          platform: 'Linux',
          data,
          clientToken: randomUUID(),
        }),
      );
      componentArns.push(made.componentBuildVersionArn!);
    }
    const recipe = await client.send(
      new CreateImageRecipeCommand({
        name,
        semanticVersion: version,
        parentImage: options.parentImage ?? UBUNTU,
        components: componentArns.map(componentArn => ({ componentArn })),
        blockDeviceMappings: [
          { deviceName: '/dev/sda1', ebs: { volumeSize: 60 } },
        ],
        clientToken: randomUUID(),
      }),
    );
    const infrastructure = await client.send(
      new CreateInfrastructureConfigurationCommand({
        name,
        instanceProfileName: 'builds',
        instanceTypes: ['m7i.large'],
        clientToken: randomUUID(),
      }),
    );
    const distribution = await client.send(
      new CreateDistributionConfigurationCommand({
        name,
        distributions: options.distributions ?? [{ region: 'eu-west-1' }],
        clientToken: randomUUID(),
      }),
    );
    const pipeline = await client.send(
      new CreateImagePipelineCommand({
        name,
        imageRecipeArn: recipe.imageRecipeArn,
        infrastructureConfigurationArn:
          infrastructure.infrastructureConfigurationArn,
        distributionConfigurationArn: distribution.distributionConfigurationArn,
        clientToken: randomUUID(),
        ...options.pipeline,
      }),
    );
    return new ImageProject(client, {
      componentArns,
      recipeArn: recipe.imageRecipeArn!,
      infrastructureArn: infrastructure.infrastructureConfigurationArn!,
      distributionArn: distribution.distributionConfigurationArn!,
      pipelineArn: pipeline.imagePipelineArn!,
    });
  }

  /** Starts a build and answers with its ARN. */
  async start(): Promise<string> {
    const { imageBuildVersionArn } = await this.client.send(
      new StartImagePipelineExecutionCommand({
        imagePipelineArn: this.pipelineArn,
        clientToken: randomUUID(),
      }),
    );
    return imageBuildVersionArn!;
  }

  async image(imageBuildVersionArn: string): Promise<Image> {
    const { image } = await this.client.send(
      new GetImageCommand({ imageBuildVersionArn }),
    );
    return image!;
  }
}

export function imageBuilderOf({ simulator }: TestBed): ImagebuilderClient {
  return new ImagebuilderClient(clientConfig(simulator.awsEndpoint));
}
