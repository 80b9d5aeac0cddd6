/**
 * What goes wrong on purpose. @public
 *
 * - `throttle`: refused as too many calls
 * - `refuse`: refused with `code`, `message` and `status`
 * - `error-before`, `error-after`: a 5xx without or with the effect
 * - `lost-response`: takes effect, then the connection breaks
 * - `latency`: answers `latency` milliseconds later (real ones)
 * - `capacity`: RunInstances and StartInstances find at most `available` machines
 * - `stuck`: a launched or started instance never leaves `pending`
 * - `never-online`: the SSM agent of a launched instance never answers
 * - `command-failure`: an SSM command fails on the host with `message`
 * - `build-failure`: an image's build fails at a step of a component, with `message`
 * - `broken-image`: an image's build comes to an AMI whose machines never show a desktop
 */
export type FaultKind =
  | 'throttle'
  | 'refuse'
  | 'error-before'
  | 'error-after'
  | 'lost-response'
  | 'latency'
  | 'capacity'
  | 'stuck'
  | 'never-online'
  | 'command-failure'
  | 'build-failure'
  | 'broken-image';

/** @public */
export interface Fault {
  kind: FaultKind;
  /** `ec2`, `ssm`, `secretsmanager`, `imagebuilder`, `sqs` or `dynamodb`; all when absent */
  service?: string;
  /** Such as `RunInstances`; all when absent */
  action?: string;
  /** How many times; for ever when absent */
  count?: number;
  /** Between 0 and 1; always when absent */
  probability?: number;
  /** For `capacity`: only in this subnet */
  subnetId?: string;
  /** For `capacity`: only for this type */
  instanceType?: string;
  /** For `capacity`: so many machines are left; none when absent */
  available?: number;
  /** For `latency`: milliseconds */
  latency?: number;
  /** For `refuse`: AWS's error code */
  code?: string;
  /** For `build-failure` and `broken-image`: name of the pipeline; any when absent */
  pipeline?: string;
  /** For `build-failure`: name of the component; the first one that runs when absent */
  component?: string;
  /** For `build-failure`: name of the component's step; the first one that runs when absent */
  step?: string;
  /** For `refuse`, `command-failure` and `build-failure` */
  message?: string;
  /** For `refuse`: HTTP status, 400 when absent */
  status?: number;
}
