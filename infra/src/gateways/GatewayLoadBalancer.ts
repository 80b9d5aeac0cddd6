import { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { GatewayConfiguration } from '../configuration';
import { HEALTH_PORT } from '../network';
import { acknowledge } from '../nag';

/** Options of {@link GatewayLoadBalancer}. */
export interface GatewayLoadBalancerProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly configuration: GatewayConfiguration;
  /** TCP and UDP port */
  readonly port: number;
  readonly vpc: ec2.IVpc;
  /** Public ones, one in each zone */
  readonly subnets: ec2.ISubnet[];
  /** Of the load balancer itself; it can be given at its creation alone. */
  readonly securityGroup: ec2.ISecurityGroup;
}

/**
 * The one way in. It passes TCP and UDP on as they are, since QUIC cannot be decrypted on the way, and keeps both of a
 * person on one gateway by their address.
 *
 * A gateway that is taken away gets nobody new. Who streams through it goes on for `drainMinutes`, then is cut off;
 * DCV's clients connect again by themselves, to another gateway.
 */
export class GatewayLoadBalancer extends Construct {
  readonly loadBalancer: elbv2.NetworkLoadBalancer;
  readonly targetGroup: elbv2.NetworkTargetGroup;
  readonly listener: elbv2.NetworkListener;

  constructor(scope: Construct, id: string, props: GatewayLoadBalancerProps) {
    super(scope, id);
    const { configuration, port, vpc } = props;
    this.loadBalancer = new elbv2.NetworkLoadBalancer(this, 'LoadBalancer', {
      // 32 characters at most, with a deployment of 20
      loadBalancerName: `vdi-${props.deployment}-gateway`,
      vpc,
      vpcSubnets: { subnets: props.subnets },
      internetFacing: true,
      crossZoneEnabled: true,
      deletionProtection: configuration.deletionProtection,
      securityGroups: [props.securityGroup],
    });
    acknowledge(this.loadBalancer, {
      'AwsSolutions-ELB2':
        'Network load balancers write access logs for TLS listeners alone, and this one has none. Flow logs of the VPC and the log of the functions tell who connected.',
    });
    // Without a name, so that it can be replaced when the port changes.
    this.targetGroup = new elbv2.NetworkTargetGroup(this, 'Targets', {
      vpc,
      port,
      protocol: elbv2.Protocol.TCP_UDP,
      targetType: elbv2.TargetType.INSTANCE,
      preserveClientIp: true,
      connectionTermination: true,
      deregistrationDelay: Duration.minutes(configuration.drainMinutes),
      healthCheck: {
        protocol: elbv2.Protocol.TCP,
        port: String(HEALTH_PORT),
        interval: Duration.seconds(10),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
    // QUIC needs it: both flows of a person must reach the same gateway.
    this.targetGroup.setAttribute('stickiness.enabled', 'true');
    this.targetGroup.setAttribute('stickiness.type', 'source_ip');
    this.listener = this.loadBalancer.addListener('Streams', {
      port,
      protocol: elbv2.Protocol.TCP_UDP,
      defaultTargetGroups: [this.targetGroup],
    });
  }
}
