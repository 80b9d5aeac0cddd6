/** An answer of AWS that is an error; each protocol writes it in its own way. */
export class AwsError extends Error {
  readonly code: string;
  /** HTTP status */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}
