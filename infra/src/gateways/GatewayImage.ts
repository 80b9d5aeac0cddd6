import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { Keys } from '../keys';
import { acknowledge } from '../nag';

/** Options of {@link GatewayImage}. */
export interface GatewayImageProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** How long the log of its making is kept; days */
  readonly logRetentionDays: number;
  /** Name of the parameter with the id of the gateways' image */
  readonly parameterName: string;
  /** Of the gateways; decides between x86-64 and ARM */
  readonly instanceType: ec2.InstanceType;
}

/**
 * The first value of the parameter that names the gateways' image: Amazon Linux 2023, until Image Builder has written
 * its own.
 *
 * A resource of type `AWS::SSM::Parameter` would take the built image back: its value, Amazon's latest image, is another
 * at each deployment, and CloudFormation would write it. So the parameter is put once and never again.
 */
export class GatewayImage extends Construct {
  constructor(scope: Construct, id: string, props: GatewayImageProps) {
    super(scope, id);
    const { parameterName } = props;
    const architecture = props.instanceType.architecture;
    const { imageId } = ec2.MachineImage.latestAmazonLinux2023({
      cpuType:
        architecture === ec2.InstanceArchitecture.ARM_64
          ? ec2.AmazonLinuxCpuType.ARM_64
          : ec2.AmazonLinuxCpuType.X86_64,
      kernel: ec2.AmazonLinux2023Kernel.DEFAULT,
    }).getImage(this);
    const parameter = new AwsCustomResource(this, 'Parameter', {
      resourceType: 'Custom::VdiGatewayImage',
      installLatestAwsSdk: false,
      onCreate: {
        service: 'SSM',
        action: 'putParameter',
        parameters: {
          Name: parameterName,
          Description: `Image of the gateways of the deployment '${props.deployment}'`,
          Type: 'String',
          DataType: 'aws:ec2:image',
          Value: imageId,
          Overwrite: false,
        },
        physicalResourceId: PhysicalResourceId.of(parameterName),
        ignoreErrorCodesMatching: 'ParameterAlreadyExists',
      },
      onDelete: {
        service: 'SSM',
        action: 'deleteParameter',
        parameters: { Name: parameterName },
        ignoreErrorCodesMatching: 'ParameterNotFound',
      },
      policy: AwsCustomResourcePolicy.fromStatements(this.statements(props)),
      logGroup: new logs.LogGroup(this, 'Logs', {
        logGroupName: `/aws/lambda/vdi-${props.deployment}-gateway-image`,
        retention: props.logRetentionDays,
        encryptionKey: props.keys.logs,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    acknowledge(parameter, {
      'AwsSolutions-IAM5[Resource::*]':
        'ec2:DescribeImages takes no resource. SSM asks EC2 for the image in the name of the caller.',
    });
    this.acknowledgeProvider();
  }

  private statements({ parameterName }: GatewayImageProps) {
    const stack = Stack.of(this);
    return [
      new iam.PolicyStatement({
        actions: ['ssm:PutParameter', 'ssm:DeleteParameter'],
        resources: [
          stack.formatArn({
            service: 'ssm',
            resource: 'parameter',
            resourceName: parameterName.replace(/^\//, ''),
          }),
        ],
      }),
      new iam.PolicyStatement({
        actions: ['ec2:DescribeImages'],
        resources: ['*'],
      }),
    ];
  }

  /** The function that makes the call is one for the whole stack, and CDK's own. */
  private acknowledgeProvider(): void {
    const uuid = AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '');
    const provider = Stack.of(this).node.tryFindChild(`AWS${uuid}`);
    if (provider) {
      acknowledge(provider, {
        'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
          'The function is part of CDK; its managed policy lets it write its log.',
        'AwsSolutions-L1': 'CDK chooses the runtime of its function.',
      });
    }
  }
}
