import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, DependencyGroup } from 'constructs';
import type {
  ImagesConfiguration,
  TemplateConfiguration,
} from '../configuration';
import type { Keys } from '../keys';
import type { Network } from '../network';
import type { WorkstationAgent } from '../workstations';
import { BuildMachine } from './BuildMachine';
import { BuildRole } from './BuildRole';
import { gatewayImage } from './gatewayImage';
import { ImagePipeline } from './ImagePipeline';
import { LifecycleRole } from './LifecycleRole';
import { LogBucket } from './LogBucket';
import { readPackages, type Architecture, type PackageList } from './packages';
import { StartRole } from './StartRole';
import { templateImage } from './templateImage';

/** A template and the launch template that its images go to. */
export interface ImageTemplate {
  readonly configuration: TemplateConfiguration;
  readonly launchTemplate: ec2.CfnLaunchTemplate;
}

/** Options of {@link Images}. */
export interface ImagesProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to what holds data when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long logs of builds are kept; days */
  readonly logRetentionDays: number;
  readonly configuration: ImagesConfiguration;
  readonly network: Pick<Network, 'privateSubnets'>;
  readonly securityGroups: { readonly builds: ec2.ISecurityGroup };
  readonly workstations: {
    readonly templates: readonly ImageTemplate[];
    readonly agent: WorkstationAgent;
  };
  /**
   * Of the gateways' machines
   *
   * @default 'arm64'
   */
  readonly gatewayArchitecture?: Architecture;
  /** @default - those of packages.yaml */
  readonly packages?: PackageList;
}

/** One pipeline, by its name. */
export interface NamedPipeline {
  readonly name: string;
  readonly pipeline: imagebuilder.CfnImagePipeline;
}

/** Builds gateways' images on ARM, where the configured machines are x86-64. */
const ARM_INSTANCE_TYPE = 'm7g.large';

/**
 * The images of the gateways and of each template, built from patched parents whenever those change. A template's image
 * becomes a version of its launch template, never the default: that is decided in the portal.
 */
export class Images extends Construct {
  /**
   * Name of the SSM parameter that holds the id of the gateways' newest image. Image Builder writes parameters below
   * `/imagebuilder/` alone:
   * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceRoleForImageBuilder.html
   */
  readonly gatewayImageParameter: string;
  readonly gatewayPipeline: imagebuilder.CfnImagePipeline;
  /** Of the gateways and the templates */
  readonly pipelines: NamedPipeline[];
  readonly logBucket: s3.Bucket;
  /** Role and instance profile of the machines that build */
  readonly builds: BuildRole;

  private readonly packages: PackageList;
  private readonly lifecycleRole: LifecycleRole;
  private readonly startRole: StartRole;

  constructor(scope: Construct, id: string, props: ImagesProps) {
    super(scope, id);
    const { deployment, keys, configuration, workstations } = props;
    this.packages = props.packages ?? readPackages();
    this.gatewayImageParameter = `/imagebuilder/vdi/${deployment}/gateway/image`;
    this.logBucket = new LogBucket(this, 'Logs', {
      encryptionKey: keys.logs,
      logRetentionDays: props.logRetentionDays,
    }).bucket;
    this.builds = new BuildRole(this, 'Builds', {
      deployment,
      logBucket: this.logBucket,
      mirror: configuration.mirror,
    });
    this.lifecycleRole = new LifecycleRole(this, 'Cleaning', { deployment });
    this.startRole = new StartRole(this, 'Starting', { deployment });
    const gateway = this.gateway(props);
    this.gatewayPipeline = gateway.pipeline;
    this.pipelines = [
      gateway,
      ...workstations.templates.map(each => this.template(props, each)),
    ].map(({ name, pipeline }) => ({ name, pipeline }));
  }

  private gateway(props: ImagesProps): ImagePipeline {
    const { configuration } = props;
    const architecture = props.gatewayArchitecture ?? 'arm64';
    const instanceType =
      architecture === 'arm64' ? ARM_INSTANCE_TYPE : configuration.instanceType;
    return new ImagePipeline(this, 'Gateway', {
      ...this.shared(props),
      ...gatewayImage({
        configuration,
        architecture,
        packages: this.packages,
        parameterName: this.gatewayImageParameter,
      }),
      infrastructure: this.machine(props, 'gateway', instanceType),
    });
  }

  private template(
    props: ImagesProps,
    { configuration: template, launchTemplate }: ImageTemplate,
  ): ImagePipeline {
    const { configuration } = props;
    return new ImagePipeline(this, `Template-${template.id}`, {
      ...this.shared(props),
      ...templateImage({
        configuration,
        template,
        launchTemplate,
        packages: this.packages,
        agent: props.workstations.agent,
      }),
      infrastructure: template.gpu
        ? this.machine(props, 'gpu', configuration.gpuInstanceType)
        : this.machine(props, 'standard', configuration.instanceType),
    });
  }

  /** What all pipelines have in common. */
  private shared(props: ImagesProps) {
    const [subnet] = props.network.privateSubnets;
    return {
      ...props,
      lifecycleRole: this.lifecycleRole.role,
      startRole: this.startRole.role,
      after: new DependencyGroup(
        this.builds,
        subnet.internetConnectivityEstablished,
      ),
    };
  }

  /** Machines of a kind, the same for all images that are built on them. */
  private machine(
    props: ImagesProps,
    kind: string,
    instanceType: string,
  ): imagebuilder.CfnInfrastructureConfiguration {
    const id = `Machine-${kind}`;
    const present = this.node.tryFindChild(id) as BuildMachine | undefined;
    const machine =
      present ??
      new BuildMachine(this, id, {
        name: `vdi-${props.deployment}-${kind}`,
        deployment: props.deployment,
        instanceType,
        instanceProfile: this.builds.instanceProfile,
        subnet: props.network.privateSubnets[0],
        securityGroup: props.securityGroups.builds,
        logBucket: this.logBucket,
      });
    return machine.infrastructure;
  }
}
