import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

/** Options of {@link GatewayScaling}. */
export interface GatewayScalingProps {
  readonly group: autoscaling.AutoScalingGroup;
  readonly loadBalancer: elbv2.NetworkLoadBalancer;
  /** Of the load balancer */
  readonly availabilityZones: string[];
  /** TCP connections that one gateway is to carry */
  readonly connectionsPerGateway: number;
}

/** Percent of its processors; above it DCV's gateway begins to refuse connections. */
const PROCESSOR_TARGET = 60;

/**
 * Follows connections and processors. Each adds gateways by itself, in minutes; they are taken away slowly, one of them
 * only when both metrics have been low for a quarter of an hour, and each drains first.
 */
export class GatewayScaling extends Construct {
  constructor(scope: Construct, id: string, props: GatewayScalingProps) {
    super(scope, id);
    const { group } = props;
    const autoScalingGroupName = group.autoScalingGroupName;
    new autoscaling.CfnScalingPolicy(this, 'Connections', {
      autoScalingGroupName,
      policyType: 'TargetTrackingScaling',
      targetTrackingConfiguration: {
        targetValue: props.connectionsPerGateway,
        customizedMetricSpecification: { metrics: connections(props) },
      },
    });
    group.scaleOnCpuUtilization('Processors', {
      targetUtilizationPercent: PROCESSOR_TARGET,
    });
  }
}

/**
 * Connections for each gateway, from metrics that exist whatever runs on the gateways. Zone by zone, because of the
 * whole load balancer it is not said whether the average is that of all zones or of one. The load balancer reports no
 * zeros: the number of gateways goes into the sum and out again, so that there always is one.
 */
function connections(
  props: GatewayScalingProps,
): autoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty[] {
  const flows = props.availabilityZones.map((zone, index) => ({
    id: `zone${index}`,
    returnData: false,
    metricStat: {
      stat: 'Average',
      metric: {
        namespace: 'AWS/NetworkELB',
        metricName: 'ActiveFlowCount_TCP',
        dimensions: [
          {
            name: 'LoadBalancer',
            value: props.loadBalancer.loadBalancerFullName,
          },
          { name: 'AvailabilityZone', value: zone },
        ],
      },
    },
  }));
  const gateways = {
    id: 'gateways',
    returnData: false,
    metricStat: {
      stat: 'Average',
      metric: {
        namespace: 'AWS/AutoScaling',
        metricName: 'GroupInServiceInstances',
        dimensions: [
          {
            name: 'AutoScalingGroupName',
            value: props.group.autoScalingGroupName,
          },
        ],
      },
    },
  };
  const ids = flows.map(({ id }) => id).join(', ');
  return [
    ...flows,
    gateways,
    {
      id: 'connections',
      label: 'TCP connections for each gateway',
      expression: `(SUM([${ids}, gateways]) - gateways) / gateways`,
      returnData: true,
    },
  ];
}
