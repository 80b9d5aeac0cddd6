/** One request that went out to AWS, as it ended. Each attempt of the SDK is one. */
export interface AwsCall {
  /** IAM's name of the call, such as `ec2:RunInstances` */
  action: string;
  /** That something is not there is an answer too. */
  outcome: 'answered' | 'throttled' | 'failed';
  /** From the request to its answer */
  seconds: number;
}

/** Hears of every call. It must be quick and must not throw. */
export type AwsCallListener = (call: AwsCall) => void;
