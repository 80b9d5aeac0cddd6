import { z } from 'zod';
import { PRESETS } from './templateSchema';
import { instanceType, schedule, text, timeZone } from './values';

export const imagesSchema = z.strictObject({
  /** When images are built, if their parent or components have changed: six fields, as Image Builder reads cron */
  schedule: schedule.default('cron(0 2 ? * * *)'),
  /** IANA time zone of the schedule */
  timeZone: timeZone.default('UTC'),
  /** How many images of each pipeline are kept */
  keep: z.int().min(2).max(100).default(5),
  /** Bucket and prefix of a mirror of the DCV packages, as s3://bucket/prefix; Amazon's own servers when absent. */
  mirror: text(
    /^(?=.{1,150}$)s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9._-]+)*\/?$/,
    'takes s3://bucket/prefix of 150 characters or less',
  ).optional(),
  /** Of the build of machines without and with a GPU */
  instanceType: instanceType.default('m7i.large'),
  gpuInstanceType: instanceType.default('g5.xlarge'),
  /**
   * For parents that are not Amazon's, or to hold one: SSM parameter by preset. Image Builder's own role reads no others.
   *
   * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceRoleForImageBuilder.html
   */
  parents: z
    .partialRecord(
      z.enum([...PRESETS, 'gateway']),
      text(
        /^\/(aws\/service|imagebuilder)(\/[A-Za-z0-9._-]+)+$/,
        'takes the name of an SSM parameter below /imagebuilder/ or /aws/service/, the only ones that Image Builder may read',
      ),
    )
    .default({}),
});
