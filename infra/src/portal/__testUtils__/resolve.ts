import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What the ARN of resources of these types becomes after the deployment. */
const ARNS: Record<string, (id: string, name: string) => string> = {
  'AWS::SSM::Document': (_id, name) => name,
  'AWS::KMS::Key': id => `arn:aws:kms:eu-west-1:111122223333:key/${id}`,
  'AWS::SQS::Queue': (_id, name) =>
    `arn:aws:sqs:eu-west-1:111122223333:${name}`,
  'AWS::IAM::ManagedPolicy': (_id, name) =>
    `arn:aws:iam::111122223333:policy/${name}`,
};

/** The template's part with its references and joins put in. */
export function resolve<T>(stack: Stack, part: unknown): T {
  const { Resources } = Template.fromStack(stack).toJSON();
  const reference = (id: string, attribute?: string): string => {
    if (PSEUDO[id]) {
      return PSEUDO[id];
    }
    const { Type, Properties } = Resources[id];
    const { Name, QueueName, ManagedPolicyName } = Properties;
    if (attribute === undefined && Type === 'AWS::SQS::Queue') {
      return `https://sqs.eu-west-1.amazonaws.com/111122223333/${QueueName}`;
    }
    return ARNS[Type](id, Name ?? QueueName ?? ManagedPolicyName);
  };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const node = value as Record<string, unknown>;
    if (typeof node.Ref === 'string') {
      return reference(node.Ref);
    }
    if (Array.isArray(node['Fn::GetAtt'])) {
      const [id, attribute] = node['Fn::GetAtt'];
      return reference(id, attribute);
    }
    if (Array.isArray(node['Fn::Join'])) {
      const [separator, parts] = node['Fn::Join'];
      return (visit(parts) as string[]).join(separator);
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, each]) => [key, visit(each)]),
    );
  };
  return visit(part) as T;
}
