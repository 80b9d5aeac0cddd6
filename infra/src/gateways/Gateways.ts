import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { GatewayConfiguration } from '../configuration';
import { architectureOf, gatewayInstallScript } from '../images';
import type { Keys } from '../keys';
import type { Network, SecurityGroups } from '../network';
import { GatewayCertificate } from './GatewayCertificate';
import { GatewayFleet } from './GatewayFleet';
import { GatewayImage } from './GatewayImage';
import { GatewayLoadBalancer } from './GatewayLoadBalancer';
import { GatewayLogs } from './GatewayLogs';
import { GatewayParameters } from './GatewayParameters';
import { GatewayRefresh } from './GatewayRefresh';
import { GatewayRole } from './GatewayRole';
import { GatewayScaling } from './GatewayScaling';

/** Options of {@link Gateways}. */
export interface GatewaysProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to logs when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long logs are kept; days */
  readonly logRetentionDays: number;
  readonly configuration: GatewayConfiguration;
  /** TCP and UDP port for people and towards the workstations */
  readonly port: number;
  readonly network: Pick<Network, 'vpc' | 'publicSubnets' | 'privateSubnets'>;
  readonly securityGroups: Pick<SecurityGroups, 'loadBalancer' | 'gateways'>;
  readonly functions: { readonly resolverUrl: string };
  readonly images: { readonly gatewayImageParameter: string };
  /**
   * Mirror of the DCV packages, as `s3://bucket/prefix`
   * @default - Amazon's own servers
   */
  readonly mirror?: string;
}

/** The way from people to their workstations: a load balancer, gateways of DCV behind it, and what keeps them going. */
export class Gateways extends Construct {
  readonly loadBalancer: elbv2.NetworkLoadBalancer;
  readonly targetGroup: elbv2.NetworkTargetGroup;
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
  /** Where people connect, `https://<name>:<port>` */
  readonly url: string;
  readonly role: iam.Role;
  /** Replaces the gateways when their image has been built. */
  readonly refresh: lambda.Function;
  readonly logGroup: logs.LogGroup;
  /** Namespace of the metrics that the gateways report by statsd, and of what is counted in their log */
  readonly metricNamespace: string;

  constructor(scope: Construct, id: string, props: GatewaysProps) {
    super(scope, id);
    const { deployment, configuration, network, port } = props;
    const groupName = `vdi-${deployment}-gateway`;
    this.metricNamespace = `VDI/Gateways/${deployment}`;
    const zone = this.zone(configuration);

    const image = new GatewayImage(this, 'Image', {
      ...props,
      parameterName: props.images.gatewayImageParameter,
      instanceType: new ec2.InstanceType(configuration.instanceType),
    });
    const entrance = new GatewayLoadBalancer(this, 'Entrance', {
      ...props,
      vpc: network.vpc,
      subnets: network.publicSubnets,
      securityGroup: props.securityGroups.loadBalancer,
    });
    this.loadBalancer = entrance.loadBalancer;
    this.targetGroup = entrance.targetGroup;
    this.logGroup = new GatewayLogs(this, 'Logs', {
      ...props,
      metricNamespace: this.metricNamespace,
    }).logGroup;
    const parameters = new GatewayParameters(this, 'Parameters', {
      deployment,
      port,
      resolverUrl: props.functions.resolverUrl,
      connectionsPerGateway: configuration.connectionsPerGateway,
      metricNamespace: this.metricNamespace,
      logGroupName: this.logGroup.logGroupName,
    });
    const certificate = new GatewayCertificate(this, 'Certificate', {
      configuration,
      zone,
    });
    this.role = new GatewayRole(this, 'Access', {
      deployment,
      groupName,
      certificate,
      logGroup: this.logGroup,
      metricNamespace: this.metricNamespace,
      mirror: props.mirror,
    }).role;
    const fleet = new GatewayFleet(this, 'Fleet', {
      groupName,
      configuration,
      vpc: network.vpc,
      subnets: network.privateSubnets,
      securityGroup: props.securityGroups.gateways,
      role: this.role,
      key: props.keys.volumes,
      imageParameter: props.images.gatewayImageParameter,
      targetGroup: this.targetGroup,
      userData: {
        port,
        configurationParameter: parameters.configuration.parameterName,
        agentParameter: parameters.agent.parameterName,
        configurationHash: parameters.hash,
        certificate,
        domainName: configuration.domainName,
        install: gatewayInstallScript({
          architecture: architectureOf(configuration.instanceType),
          mirror: props.mirror,
        }),
      },
    });
    this.autoScalingGroup = fleet.group;
    // SSM checks an image for seconds after it has said yes, and the load balancer takes minutes to be made; so the
    // parameter is there, and what the machines need is, when the first of them starts.
    this.loadBalancer.node.addDependency(image);
    fleet.node.addDependency(entrance.listener, parameters, this.role);
    new GatewayScaling(this, 'Scaling', {
      group: this.autoScalingGroup,
      loadBalancer: this.loadBalancer,
      availabilityZones: network.publicSubnets.map(
        subnet => subnet.availabilityZone,
      ),
      connectionsPerGateway: configuration.connectionsPerGateway,
    });
    this.refresh = new GatewayRefresh(this, 'Refresh', {
      ...props,
      groupName,
      recipe: groupName,
    }).function;
    this.name(configuration, zone);
    const host =
      configuration.domainName ?? this.loadBalancer.loadBalancerDnsName;
    this.url = `https://${host}:${port}`;
  }

  private zone({
    domainName,
    hostedZoneId,
  }: GatewayConfiguration): route53.IHostedZone | undefined {
    // Records are named in full, so the zone's own name matters to nothing.
    return domainName && hostedZoneId
      ? route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', {
          hostedZoneId,
          zoneName: domainName,
        })
      : undefined;
  }

  private name(
    { domainName }: GatewayConfiguration,
    zone?: route53.IHostedZone,
  ): void {
    if (zone) {
      new route53.ARecord(this, 'Name', {
        zone,
        recordName: `${domainName}.`,
        target: route53.RecordTarget.fromAlias(
          new targets.LoadBalancerTarget(this.loadBalancer),
        ),
      });
    }
  }
}
