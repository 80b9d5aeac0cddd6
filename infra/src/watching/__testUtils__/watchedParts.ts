import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { WatchingProps } from '../Watching';

/** The parts of a deployment that are watched, each as plain as can be. */
export function watchedParts(
  stack: Stack,
  pipelines = ['vdi-test-gateway', 'vdi-test-ubuntu'],
): Pick<
  WatchingProps,
  'gateways' | 'functions' | 'directory' | 'images' | 'portal'
> {
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0a0a0a0a', 'subnet-0b0b0b0b'],
    privateSubnetRouteTableIds: ['rtb-0a0a0a0a', 'rtb-0b0b0b0b'],
  });
  const fn = (name: string) =>
    new lambda.Function(stack, name, {
      code: lambda.Code.fromInline('exports.handler = async () => ({});'),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
    });
  const loadBalancer = new elbv2.NetworkLoadBalancer(stack, 'Nlb', {
    vpc,
    vpcSubnets: { subnets: vpc.privateSubnets },
  });
  const targetGroup = new elbv2.NetworkTargetGroup(stack, 'Targets', {
    vpc,
    port: 8443,
    protocol: elbv2.Protocol.TCP_UDP,
    targetType: elbv2.TargetType.INSTANCE,
  });
  loadBalancer.addListener('Listener', {
    port: 8443,
    protocol: elbv2.Protocol.TCP_UDP,
    defaultTargetGroups: [targetGroup],
  });
  const api = new apigateway.RestApi(stack, 'Api');
  api.root.addMethod('GET', new apigateway.MockIntegration());
  return {
    gateways: {
      loadBalancer,
      targetGroup,
      autoScalingGroup: new autoscaling.AutoScalingGroup(stack, 'Group', {
        vpc,
        instanceType: new ec2.InstanceType('c7g.large'),
        machineImage: ec2.MachineImage.genericLinux({
          'eu-west-1': 'ami-0a0a0a0a',
        }),
        groupMetrics: [autoscaling.GroupMetrics.all()],
      }),
      metricNamespace: 'VDI/test/gateways',
      refresh: fn('Refresh'),
    },
    functions: {
      resolver: fn('Resolver'),
      authenticator: fn('Authenticator'),
      api,
    },
    directory: {
      table: new dynamodb.TableV2(stack, 'Table', {
        partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      }),
    },
    images: {
      pipelines: pipelines.map(name => ({
        pipeline: new imagebuilder.CfnImagePipeline(stack, `Pipeline-${name}`, {
          name,
          infrastructureConfigurationArn:
            'arn:aws:imagebuilder:eu-west-1:111122223333:infrastructure-configuration/vdi-test',
          imageRecipeArn: `arn:aws:imagebuilder:eu-west-1:111122223333:image-recipe/${name}/1.0.0`,
        }),
      })),
    },
    portal: {
      queue: new sqs.Queue(stack, 'Queue'),
      deadLetterQueue: new sqs.Queue(stack, 'DeadLetters'),
    },
  };
}
