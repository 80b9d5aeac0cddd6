import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct, type IDependable } from 'constructs';
import type { ImagesConfiguration } from '../configuration';
import type { Keys } from '../keys';
import type { ImageDefinition } from './ImageDefinition';
import { ImageLifecycle } from './ImageLifecycle';
import { ImageRecipe } from './ImageRecipe';
import { ImageStart } from './ImageStart';

/** Options of {@link ImagePipeline}. */
export interface ImagePipelineProps extends ImageDefinition {
  /** Id of the deployment */
  readonly deployment: string;
  readonly configuration: ImagesConfiguration;
  readonly keys: Keys;
  /** How long the service's own log is kept; days */
  readonly logRetentionDays: number;
  readonly infrastructure: imagebuilder.CfnInfrastructureConfiguration;
  readonly lifecycleRole: iam.IRole;
  readonly startRole: iam.IRole;
  /** What a build needs to get anywhere */
  readonly after: IDependable;
}

/** Builds one image: now and then, tested, delivered, and cleaned up after. */
export class ImagePipeline extends Construct {
  /** Of the pipeline and its recipe */
  readonly name: string;
  readonly pipeline: imagebuilder.CfnImagePipeline;

  constructor(scope: Construct, id: string, props: ImagePipelineProps) {
    super(scope, id);
    const { deployment, configuration, keys } = props;
    this.name = `vdi-${deployment}-${props.image}`;
    const recipe = new ImageRecipe(this, 'Recipe', {
      ...props,
      name: this.name,
      volumeKey: keys.volumes,
    });
    // The service would make it, without an end to its entries
    const log = new logs.LogGroup(this, 'Log', {
      logGroupName: `/aws/imagebuilder/${this.name}`,
      retention: props.logRetentionDays,
      encryptionKey: keys.logs,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.pipeline = this.createPipeline(props, recipe);
    this.pipeline.node.addDependency(log);
    new ImageStart(this, 'Start', {
      ...props,
      pipeline: this.pipeline,
      version: recipe.version,
      role: props.startRole,
    });
    new ImageLifecycle(this, 'Lifecycle', {
      name: this.name,
      role: props.lifecycleRole,
      imageTag: this.imageTag,
      keep: configuration.keep,
    });
  }

  private get imageTag() {
    return { 'vdi:image': this.name };
  }

  private createPipeline(props: ImagePipelineProps, recipe: ImageRecipe) {
    const { deployment, configuration } = props;
    return new imagebuilder.CfnImagePipeline(this, 'Pipeline', {
      name: this.name,
      description: props.description,
      imageRecipeArn: recipe.recipe.attrArn,
      infrastructureConfigurationArn: props.infrastructure.attrArn,
      distributionConfigurationArn: this.distribution(props, recipe.version)
        .attrArn,
      imageTestsConfiguration: { imageTestsEnabled: true },
      enhancedImageMetadataEnabled: true,
      imageTags: { ...this.imageTag, 'vdi:deployment': deployment },
      // A new value of the parent's parameter counts as an update, as does a new version of a component:
      // https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html
      schedule: {
        scheduleExpression: configuration.schedule,
        timezone: configuration.timeZone,
        pipelineExecutionStartCondition:
          'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
      },
    });
  }

  private distribution(props: ImagePipelineProps, version: string) {
    const { deployment, keys } = props;
    return new imagebuilder.CfnDistributionConfiguration(this, 'Distribution', {
      name: this.name,
      description: props.description,
      distributions: [
        {
          region: Stack.of(this).region,
          // CloudFormation's own spelling: CDK hands this part on as it is
          amiDistributionConfiguration: {
            Name: `${this.name} {{imagebuilder:buildDate}}`,
            Description: props.description,
            KmsKeyId: keys.volumes.keyArn,
            AmiTags: {
              ...props.amiTags,
              'vdi:deployment': deployment,
              ...this.imageTag,
              'vdi:image-version': version,
            },
          },
          ...props.target,
        },
      ],
    });
  }
}
