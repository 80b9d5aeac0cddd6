import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/**
 * An error in words that may be logged. Only DynamoDB's own messages and ours are repeated: those of a
 * failed parse or connection may quote what was sent or received.
 *
 * @public
 */
export function describeFailure(error: unknown): string {
  if (error instanceof DynamoDBServiceException || isPlainError(error)) {
    return `${error.name}: ${error.message}`;
  }
  if (!(error instanceof Error)) {
    return 'unknown';
  }
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name}: ${code}` : error.name;
}

function isPlainError(error: unknown): error is Error {
  return (
    error instanceof Error && error.constructor === Error && !('code' in error)
  );
}
