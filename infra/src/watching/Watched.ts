import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';

/** What is watched of the gateways. */
export interface WatchedGateways {
  readonly loadBalancer: elbv2.NetworkLoadBalancer;
  readonly targetGroup: elbv2.NetworkTargetGroup;
  /** It must publish its group metrics. */
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
  /** Namespace of what the gateways report by statsd, and of what is counted in their log */
  readonly metricNamespace: string;
  /** Replaces the gateways when their image has been built. */
  readonly refresh: lambda.Function;
}

/** What is watched of the functions at the gateway. */
export interface WatchedFunctions {
  readonly resolver: lambda.Function;
  readonly authenticator: lambda.Function;
  readonly api: apigateway.RestApi;
}

/** What is watched of the directory. */
export interface WatchedDirectory {
  readonly table: dynamodb.TableV2;
}

/** What is watched of the portal's side. */
export interface WatchedPortal {
  /** Events of EC2 and Image Builder on their way to the portal */
  readonly queue: sqs.Queue;
  readonly deadLetterQueue: sqs.Queue;
}
