import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type {
  ImagesConfiguration,
  TemplateConfiguration,
} from '../configuration';
import type { Keys } from '../keys';
import type { Network, SecurityGroups } from '../network';
import { BuildMachine } from './BuildMachine';
import { BuildRole } from './BuildRole';
import { gatewayComponents, templateComponents } from './components';
import { ImagePipeline } from './ImagePipeline';
import { LifecycleRole } from './LifecycleRole';
import { LogBucket } from './LogBucket';
import {
  findPackage,
  gatewayPackageIds,
  readPackages,
  requireVerifiable,
  templatePackageIds,
  type Architecture,
  type PackageList,
} from './packages';
import { parentImage } from './parentImage';

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
  readonly securityGroups: Pick<SecurityGroups, 'builds'>;
  readonly workstations: { readonly templates: readonly ImageTemplate[] };
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

/** Root disk of the gateways; GiB */
const GATEWAY_DISK = 16;

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

  private readonly packages: PackageList;
  private readonly buildRole: BuildRole;
  private readonly lifecycleRole: LifecycleRole;

  constructor(scope: Construct, id: string, props: ImagesProps) {
    super(scope, id);
    const { deployment, keys, configuration, workstations } = props;
    this.packages = props.packages ?? readPackages();
    this.gatewayImageParameter = `/imagebuilder/vdi/${deployment}/gateway/image`;
    this.logBucket = new LogBucket(this, 'Logs', {
      encryptionKey: keys.logs,
      logRetentionDays: props.logRetentionDays,
    }).bucket;
    this.buildRole = new BuildRole(this, 'Builds', {
      deployment,
      logBucket: this.logBucket,
      mirror: configuration.mirror,
    });
    this.lifecycleRole = new LifecycleRole(this, 'Cleaning', { deployment });
    const gateway = this.gateway(props);
    this.gatewayPipeline = gateway.pipeline;
    this.pipelines = [
      gateway,
      ...this.templates(props, workstations.templates),
    ].map(({ name, pipeline }) => ({ name, pipeline }));
  }

  private gateway(props: ImagesProps): ImagePipeline {
    const { configuration } = props;
    const architecture = props.gatewayArchitecture ?? 'arm64';
    requireVerifiable(
      gatewayPackageIds(architecture).map(id => findPackage(this.packages, id)),
    );
    return new ImagePipeline(this, 'Gateway', {
      ...props,
      image: 'gateway',
      description: 'Connection gateways',
      components: gatewayComponents({
        architecture,
        mirror: configuration.mirror,
        packages: this.packages,
      }),
      parentImage: parentImage({
        of: 'gateway',
        architecture,
        parents: configuration.parents,
      }),
      rootDevice: '/dev/xvda',
      diskGiB: GATEWAY_DISK,
      infrastructure: this.machine(
        props,
        'gateway',
        {
          arm64: ARM_INSTANCE_TYPE,
          x86_64: configuration.instanceType,
        }[architecture],
      ),
      lifecycleRole: this.lifecycleRole.role,
      target: {
        ssmParameterConfigurations: [
          {
            parameterName: this.gatewayImageParameter,
            dataType: 'aws:ec2:image',
          },
        ],
      },
      amiTags: {},
    });
  }

  private templates(
    props: ImagesProps,
    templates: readonly ImageTemplate[],
  ): ImagePipeline[] {
    const { instanceType, gpuInstanceType } = props.configuration;
    const gpu = templates.some(({ configuration }) => configuration.gpu);
    const plain = templates.some(({ configuration }) => !configuration.gpu);
    const machines = {
      gpu: gpu ? this.machine(props, 'gpu', gpuInstanceType) : undefined,
      plain: plain ? this.machine(props, 'standard', instanceType) : undefined,
    };
    return templates.map(template =>
      this.template(
        props,
        template,
        template.configuration.gpu ? machines.gpu! : machines.plain!,
      ),
    );
  }

  private template(
    props: ImagesProps,
    { configuration: template, launchTemplate }: ImageTemplate,
    infrastructure: imagebuilder.CfnInfrastructureConfiguration,
  ): ImagePipeline {
    const { configuration } = props;
    if (template.id === 'gateway') {
      throw new Error(
        "No template can be called 'gateway', for the gateways' image is called so; give it another id.",
      );
    }
    requireVerifiable(
      templatePackageIds(template).map(id => findPackage(this.packages, id)),
    );
    return new ImagePipeline(this, `Template-${template.id}`, {
      ...props,
      image: template.id,
      description: `Workstations of the template '${template.id}'`,
      components: templateComponents({
        template,
        mirror: configuration.mirror,
        packages: this.packages,
      }),
      parentImage: parentImage({
        of: template.preset,
        architecture: 'x86_64',
        parents: configuration.parents,
      }),
      rootDevice:
        template.preset === 'amazon-linux-2023' ? '/dev/xvda' : '/dev/sda1',
      diskGiB: template.diskGiB,
      infrastructure,
      lifecycleRole: this.lifecycleRole.role,
      target: {
        launchTemplateConfigurations: [
          {
            launchTemplateId: launchTemplate.attrLaunchTemplateId,
            // The service's own default is true: an image that nobody tried would be everybody's next
            setDefaultVersion: false,
          },
        ],
      },
      amiTags: { 'vdi:template': template.id },
    });
  }

  private machine(props: ImagesProps, name: string, instanceType: string) {
    return new BuildMachine(this, `Machine-${name}`, {
      name: `vdi-${props.deployment}-${name}`,
      deployment: props.deployment,
      instanceType,
      instanceProfile: this.buildRole.instanceProfile,
      subnet: props.network.privateSubnets[0],
      securityGroup: props.securityGroups.builds,
      logBucket: this.logBucket,
    }).infrastructure;
  }
}
