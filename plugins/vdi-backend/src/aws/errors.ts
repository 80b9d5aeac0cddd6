import { CustomErrorBase, toError } from '@backstage/errors';

/** The base of what AWS answers instead of a result; `cause` is the SDK's own error. */
abstract class AwsError extends CustomErrorBase {
  constructor(message?: string, cause?: unknown) {
    // Not handed to the base class: it would append the SDK's text to a sentence that people read.
    super(message);
    if (cause !== undefined) {
      Object.defineProperty(this, 'cause', {
        value: toError(cause),
        configurable: true,
      });
    }
  }
}

/** EC2 has no machine of this type in this zone now: try another subnet or type. */
export class InsufficientCapacityError extends AwsError {
  name = 'InsufficientCapacityError' as const;
}

/** AWS asks to slow down: try the same again later. */
export class ThrottledError extends AwsError {
  name = 'ThrottledError' as const;
  /** When it may be tried again, where that is known; milliseconds from now */
  readonly retryAfter?: number;
  constructor(message?: string, cause?: unknown, retryAfter?: number) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }
}

/** AWS will not do this however often it is asked: the template, a quota or a permission is at fault. */
export class RefusedError extends AwsError {
  name = 'RefusedError' as const;
  /** AWS's own code, such as `InvalidParameterValue` */
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause);
    this.code = code;
  }
}

/** The request may or may not have taken effect: no answer, or a 5xx. Ask again, idempotently. */
export class UncertainError extends AwsError {
  name = 'UncertainError' as const;
  /** Whether AWS answered anything; if not, the network or the endpoint is at fault. */
  readonly answered: boolean;
  constructor(message?: string, cause?: unknown, answered = true) {
    super(message, cause);
    this.answered = answered;
  }
}

/**
 * There are no credentials, they are wrong, they lack a permission, or what a deployment brings is not there; the
 * message says what to do.
 */
export class AccessError extends AwsError {
  name = 'AccessError' as const;
}
