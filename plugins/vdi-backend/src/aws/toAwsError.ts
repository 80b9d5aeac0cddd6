import { toError } from '@backstage/errors';
import {
  AccessError,
  InsufficientCapacityError,
  RefusedError,
  ThrottledError,
  UncertainError,
} from './errors';

const THROTTLED =
  /^(RequestLimitExceeded|Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestThrottled|SlowDown|BandwidthLimitExceeded|EC2ThrottledException|PriorRequestNotComplete)/;

// A full subnet is as good a reason to try the next one as a zone without machines.
const CAPACITY =
  /^(Insufficient(Instance|Host|ReservedInstance)Capacity|InsufficientCapacity(OnHost)?|InsufficientFreeAddressesInSubnet|UnfulfillableCapacity|Unsupported)$/;

/** Refusals that come with a 5xx or look passing, and stay what they are until something else is asked for. */
const FINAL = /^(Idempotent(ParameterMismatch|InstanceTerminated))$/;

/** Refusals that the adapters reckon with and that say nothing of trouble. */
const ORDINARY =
  /NotFound|DoesNotExist|ResourceExists|AlreadyExists|ConditionalCheckFailed/;

const QUOTA =
  /^(VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|VolumeLimitExceeded|MaxIOPSLimitExceeded|NetworkInterfaceLimitExceeded|PrivateIpAddressLimitExceeded|AddressLimitExceeded|ResourceLimitExceeded|LimitExceededException|ServiceQuotaExceededException)$/;

const MISSING_CREDENTIALS =
  /^(CredentialsProviderError|ProviderError|TokenProviderError|NoCredentials|MissingAuthenticationToken(Exception)?|CredentialUnavailable)$/;

const BAD_CREDENTIALS =
  /^(AuthFailure|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature(Exception)?|IncompleteSignature(Exception)?|InvalidToken(Exception)?)$/;

const EXPIRED =
  /^(ExpiredToken(Exception)?|RequestExpired|RequestTimeTooSkewed|TokenRefreshRequired)$/;

const NOT_ALLOWED =
  /^(UnauthorizedOperation|AccessDenied.*|Forbidden.*|NotAuthorized.*|UnauthorizedException|OptInRequired)$/;

const NETWORK =
  /^(TimeoutError|AbortError|NetworkingError|RequestTimeout(Exception)?|E[A-Z0-9_]{3,})$/;

// The SDK wraps what it does not take for an error, and only the text is left.
const LOST_CONNECTION =
  /socket hang up|other side closed|stream (ended|closed)|\bE(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)\b/;

interface Anatomy {
  code: string;
  message: string;
  status?: number;
  answered: boolean;
}

function dissect(error: unknown): Anatomy {
  const thrown = toError(error) as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
    $response?: unknown;
  };
  const named =
    thrown.name === 'Error' || thrown.name === 'AggregateError'
      ? thrown.code
      : thrown.name;
  return {
    code: typeof named === 'string' ? named : thrown.name,
    message: thrown.message,
    status: thrown.$metadata?.httpStatusCode,
    answered: Boolean(thrown.$metadata?.httpStatusCode ?? thrown.$response),
  };
}

function toAccessError(
  action: string,
  { code, message }: Anatomy,
  cause: unknown,
): AccessError | undefined {
  const build = (sentence: string) =>
    // The text of a signature error repeats the signed headers, session token included.
    new AccessError(sentence, /Signature/.test(code) ? new Error(code) : cause);
  if (
    MISSING_CREDENTIALS.test(code) ||
    /could not load credentials|no aws integration that matches/i.test(message)
  ) {
    return build(
      `There are no AWS credentials for '${action}'; configure the 'aws' section, or give the portal's process a role or AWS_* environment variables.`,
    );
  }
  if (/^region is missing/i.test(message)) {
    return build(
      `There is no AWS region for '${action}'; set 'vdi.aws.region' or AWS_REGION.`,
    );
  }
  if (BAD_CREDENTIALS.test(code)) {
    return build(
      `AWS does not accept the portal's credentials for '${action}' (${code}); check the key, the role and the region in the 'aws' and 'vdi.aws' sections.`,
    );
  }
  if (EXPIRED.test(code)) {
    return build(
      `The portal's AWS credentials for '${action}' have expired (${code}); renew them, and check the clock of the portal's machine.`,
    );
  }
  if (NOT_ALLOWED.test(code)) {
    return build(
      `The portal's AWS role may not do '${action}' (${code}); attach the policies 'vdi-<deployment>-portal' and 'vdi-<deployment>-portal-data' of the infrastructure to it, or allow the action in its own policy.`,
    );
  }
  return undefined;
}

function isOurs(error: unknown): error is Error {
  return (
    error instanceof AccessError ||
    error instanceof InsufficientCapacityError ||
    error instanceof RefusedError ||
    error instanceof ThrottledError ||
    error instanceof UncertainError
  );
}

/**
 * Says in the terms of `errors.ts` why a call to AWS failed. What did not come from the call, such as a
 * programming error, is returned as it is.
 *
 * @param error - what the SDK threw
 * @param action - IAM's name of the call, such as `ec2:RunInstances`
 */
export function toAwsError(error: unknown, action: string): Error {
  if (isOurs(error)) {
    return error;
  }
  const anatomy = dissect(error);
  const { code, message, status } = anatomy;
  if (isThrottled(error)) {
    return new ThrottledError(
      `AWS asks to slow down with '${action}' (${code}); it is tried again later.`,
      error,
    );
  }
  if (CAPACITY.test(code)) {
    return new InsufficientCapacityError(
      `EC2 has no machine to give for this instance type and subnet now (${code}).`,
      error,
    );
  }
  if (QUOTA.test(code)) {
    return new RefusedError(
      code,
      `A quota of the AWS account is used up (${code}); terminate what is not needed, or request an increase in Service Quotas.`,
      error,
    );
  }
  const access = toAccessError(action, anatomy, error);
  if (access) {
    return access;
  }
  const refused = status !== undefined && status >= 400 && status < 500;
  if (refused && !NETWORK.test(code)) {
    return new RefusedError(
      code,
      `AWS refused '${action}' (${code}): ${message}`,
      error,
    );
  }
  if (anatomy.answered) {
    return new UncertainError(
      `AWS gave no clear answer to '${action}' (${code}); it is tried again.`,
      error,
    );
  }
  if (isConnectionLoss(error)) {
    return new UncertainError(
      `AWS cannot be reached for '${action}' (${code}); check the network between the portal and the service's endpoint, and AWS_ENDPOINT_URL where it is set. It is tried again.`,
      error,
      false,
    );
  }
  return toError(error);
}

function isConnectionLoss(error: unknown): boolean {
  const { name, code, syscall, message } = toError(
    error,
  ) as NodeJS.ErrnoException;
  return (
    syscall !== undefined ||
    NETWORK.test(name) ||
    NETWORK.test(code ?? '') ||
    LOST_CONNECTION.test(message)
  );
}

/** Whether AWS asks to slow down. */
export function isThrottled(error: unknown): boolean {
  const { code, status } = dissect(error);
  return THROTTLED.test(code) || status === 429;
}

/** Whether AWS answered what it was asked, and the answer is that there is none, or is one already. */
export function isOrdinaryAnswer(error: unknown): boolean {
  return ORDINARY.test(dissect(error).code);
}

/** Whether the same request will be refused again however soon it is repeated. */
export function isFinal(error: unknown): boolean {
  const { code } = dissect(error);
  return CAPACITY.test(code) || QUOTA.test(code) || FINAL.test(code);
}

/** Runs one call to AWS; what it throws is put in the terms of `errors.ts`. */
export async function callAws<T>(
  action: string,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toAwsError(error, action);
  }
}

/** Whether AWS refused with this code. */
export function isRefused(
  error: unknown,
  ...codes: string[]
): error is RefusedError {
  return error instanceof RefusedError && codes.includes(error.code);
}
