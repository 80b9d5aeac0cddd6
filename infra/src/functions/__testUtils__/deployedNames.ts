import type { Stack } from 'aws-cdk-lib';
import { templateOf } from './templateOf';

const PSEUDO: Record<string, string> = {
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::Partition': 'aws',
};

/**
 * A part of the template as it is once deployed: references become the logical id, or an ARN that ends in it.
 *
 * @param part - tokens or a part of the template
 */
export function deployedNames(stack: Stack, part: unknown): unknown {
  const { Resources } = templateOf(stack).toJSON();
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(visit);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const node = value as Record<string, any>;
    if ('Ref' in node) {
      return PSEUDO[node.Ref] ?? node.Ref;
    }
    if ('Fn::GetAtt' in node) {
      const [id] = node['Fn::GetAtt'];
      return arnOf(Resources[id].Type, id);
    }
    if ('Fn::Join' in node) {
      const [separator, parts] = node['Fn::Join'];
      return parts.map(visit).join(separator);
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, each]) => [key, visit(each)]),
    );
  };
  return visit(stack.resolve(part));
}

function arnOf(type: string, id: string): string {
  const home = 'eu-west-1:111122223333';
  const arns: Record<string, string> = {
    'AWS::DynamoDB::GlobalTable': `arn:aws:dynamodb:${home}:table/${id}`,
    'AWS::KMS::Key': `arn:aws:kms:${home}:key/${id}`,
    'AWS::Logs::LogGroup': `arn:aws:logs:${home}:log-group:${id}:*`,
  };
  return arns[type] ?? id;
}
