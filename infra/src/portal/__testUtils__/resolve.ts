import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { ACCOUNT, deployedPart } from '../../__testUtils__';

const HOME = `eu-west-1:${ACCOUNT}`;

/** What the ARN of resources of these types becomes after the deployment. */
const ARNS: Record<string, (id: string, name: string) => string> = {
  'AWS::SSM::Document': (_id, name) => name,
  'AWS::KMS::Key': id => `arn:aws:kms:${HOME}:key/${id}`,
  'AWS::SQS::Queue': (_id, name) => `arn:aws:sqs:${HOME}:${name}`,
  'AWS::IAM::ManagedPolicy': (_id, name) =>
    `arn:aws:iam::${ACCOUNT}:policy/${name}`,
};

/** The template's part with its references and joins put in. */
export function resolve<Part>(stack: Stack, part: unknown): Part {
  const { Resources } = Template.fromStack(stack).toJSON();
  return deployedPart<Part>(part, (id, attribute) => {
    const { Type, Properties } = Resources[id];
    const { Name, QueueName, ManagedPolicyName } = Properties;
    if (attribute === undefined && Type === 'AWS::SQS::Queue') {
      return `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${QueueName}`;
    }
    return ARNS[Type](id, Name ?? QueueName ?? ManagedPolicyName);
  });
}
