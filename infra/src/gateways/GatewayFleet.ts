import { Duration, Lazy, Stack, Tags } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { GatewayConfiguration } from '../configuration';
import { acknowledge } from '../nag';
import {
  gatewayUserData,
  type GatewayUserDataOptions,
} from './gatewayUserData';

/** Options of {@link GatewayFleet}. */
export interface GatewayFleetProps {
  /** Name of the group */
  readonly groupName: string;
  readonly configuration: GatewayConfiguration;
  readonly vpc: ec2.IVpc;
  /** Private ones, one in each zone */
  readonly subnets: ec2.ISubnet[];
  readonly securityGroup: ec2.ISecurityGroup;
  readonly role: iam.IRole;
  /** Of the disks */
  readonly key: kms.IKey;
  /** Name of the SSM parameter with the id of the image */
  readonly imageParameter: string;
  readonly targetGroup: elbv2.NetworkTargetGroup;
  /** Of the machines, but for what the group itself is called */
  readonly userData: Omit<
    GatewayUserDataOptions,
    'region' | 'stackName' | 'resource' | 'groupName' | 'hookName'
  >;
}

/** How long a plain Amazon Linux may take to install everything and answer; minutes */
const START_MINUTES = 10;
const HOOK = 'drain';

/**
 * The gateways: machines that can be replaced at any time. A change of their configuration or of the launch template
 * replaces them one by one, and stops at the first that does not answer.
 *
 * Auto Scaling takes a gateway that is to go from the load balancer, which lets its connections go on for
 * `drainMinutes`, and only then ends it. The lifecycle hook keeps the machine for as long if Auto Scaling does not wait
 * for the load balancer; the gateway itself completes the hook once nobody streams through it.
 */
export class GatewayFleet extends Construct {
  readonly group: autoscaling.AutoScalingGroup;

  constructor(scope: Construct, id: string, props: GatewayFleetProps) {
    super(scope, id);
    const { configuration } = props;
    const { minimum, maximum } = configuration;
    this.group = new autoscaling.AutoScalingGroup(this, 'Group', {
      autoScalingGroupName: props.groupName,
      vpc: props.vpc,
      vpcSubnets: { subnets: props.subnets },
      launchTemplate: this.launchTemplate(props),
      minCapacity: minimum,
      maxCapacity: maximum,
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: Duration.minutes(START_MINUTES),
      }),
      defaultInstanceWarmup: Duration.minutes(5),
      groupMetrics: [autoscaling.GroupMetrics.all()],
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({
        maxBatchSize: 1,
        // CloudFormation wants it below the maximum.
        minInstancesInService: Math.min(minimum, maximum - 1),
        waitOnResourceSignals: true,
        minSuccessPercentage: 100,
        // At most an hour. Whether the drain of the old one counts is not documented.
        pauseTime: Duration.minutes(
          Math.min(configuration.drainMinutes + START_MINUTES, 60),
        ),
      }),
    });
    this.group.attachToNetworkTargetGroup(props.targetGroup);
    this.group.addLifecycleHook('Drain', {
      lifecycleHookName: HOOK,
      lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_TERMINATING,
      heartbeatTimeout: Duration.minutes(configuration.drainMinutes),
      defaultResult: autoscaling.DefaultResult.CONTINUE,
    });
    // The portal ends machines that bear the deployment's tag and are no workstation of its own.
    Tags.of(this).remove('vdi:deployment');
    acknowledge(this.group, {
      'AwsSolutions-AS3':
        'Gateways come and go by plan. Alarms tell when too few are healthy or when there are as many as there may be.',
    });
  }

  private launchTemplate(props: GatewayFleetProps): ec2.LaunchTemplate {
    const template = new ec2.LaunchTemplate(this, 'Template', {
      launchTemplateName: props.groupName,
      instanceType: new ec2.InstanceType(props.configuration.instanceType),
      machineImage: ec2.MachineImage.resolveSsmParameterAtLaunch(
        props.imageParameter,
      ),
      userData: ec2.UserData.custom(this.userData(props)),
      role: props.role,
      securityGroup: props.securityGroup,
      associatePublicIpAddress: false,
      httpEndpoint: true,
      httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: false,
      // Scaling looks at processors by the minute.
      detailedMonitoring: true,
      ebsOptimized: true,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: ec2.BlockDeviceVolume.ebs(16, {
            volumeType: ec2.EbsDeviceVolumeType.GP3,
            encrypted: true,
            kmsKey: props.key,
            deleteOnTermination: true,
          }),
        },
      ],
    });
    Tags.of(template).add('Name', props.groupName);
    acknowledge(template, {
      'CloudFormation-Validate::E1152':
        'A launch template takes `resolve:ssm:<parameter>` for an image id too.',
    });
    return template;
  }

  private userData(props: GatewayFleetProps): string {
    const stack = Stack.of(this);
    return gatewayUserData({
      ...props.userData,
      region: stack.region,
      stackName: stack.stackName,
      // The group does not exist yet; that it is called by its id alone makes no circle of the two.
      resource: Lazy.string({
        produce: () =>
          stack.getLogicalId(
            this.group.node.defaultChild as autoscaling.CfnAutoScalingGroup,
          ),
      }),
      groupName: props.groupName,
      hookName: HOOK,
    });
  }
}
