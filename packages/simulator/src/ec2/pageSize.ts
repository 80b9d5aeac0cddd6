import { AwsError } from '../aws/AwsError';
import type { QueryParameters } from './QueryParameters';

/** `MaxResults` when given, checked against the call's own range. */
export function readPageSize(
  parameters: QueryParameters,
  { least, most }: { least: number; most: number },
): number | undefined {
  const size = parameters.integer('MaxResults');
  if (size !== undefined && (size < least || size > most)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between ${least} and ${most}.`,
    );
  }
  return size;
}
