import type { Stack } from 'aws-cdk-lib';
import { ACCOUNT, deployedPart } from '../../__testUtils__';
import { templateOf } from './templateOf';

const HOME = `eu-west-1:${ACCOUNT}`;

const ARNS: Record<string, (id: string) => string> = {
  'AWS::DynamoDB::GlobalTable': id => `arn:aws:dynamodb:${HOME}:table/${id}`,
  'AWS::KMS::Key': id => `arn:aws:kms:${HOME}:key/${id}`,
  'AWS::Logs::LogGroup': id => `arn:aws:logs:${HOME}:log-group:${id}:*`,
};

/**
 * A part of the template as it is once deployed: references become the logical id, or an ARN that ends in it.
 *
 * @typeParam Part - what the test knows of it
 * @param part - tokens or a part of the template
 */
export function deployedNames<Part = unknown>(
  stack: Stack,
  part: unknown,
): Part {
  const { Resources } = templateOf(stack).toJSON();
  return deployedPart<Part>(stack.resolve(part), (id, attribute) =>
    attribute === undefined ? id : ARNS[Resources[id].Type]?.(id) ?? id,
  );
}
