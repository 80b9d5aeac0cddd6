import { AwsError } from '../aws/AwsError';

/** A value that Image Builder does not take; the wording is the service's own. */
export function invalidValue(parameter: string, why: string): AwsError {
  return new AwsError(
    'InvalidParameterValueException',
    `The value supplied for parameter '${parameter}' is not valid. ${why}`,
  );
}

/** A name in a request that leads to nothing. */
export function noSuch(parameter: string, what: string): AwsError {
  return invalidValue(
    parameter,
    `The provided ${what} does not exist. Please specify a different ${what} and try again.`,
  );
}

/** AWS' exact sentence is not known. */
export function notFound(arn: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `The resource with ARN '${arn}' does not exist.`,
    404,
  );
}

export function alreadyExists(type: string, arn: string): AwsError {
  return new AwsError(
    'ResourceAlreadyExistsException',
    `The following resource '${type}' already exists: '${arn}'.`,
  );
}

export function hasDependents(arn: string): AwsError {
  return new AwsError(
    'ResourceDependencyException',
    `Resource dependency error: The resource ARN '${arn}' has other resources depended on it.`,
  );
}

/** AWS' exact sentence is not known. */
export function tooMany(what: string, most: number): AwsError {
  return new AwsError(
    'ServiceQuotaExceededException',
    `You have exceeded the number of permitted ${what}: ${most}.`,
    402,
  );
}
