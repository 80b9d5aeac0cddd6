import { z } from 'zod';

/** A text of the form that `pattern` describes; the sentence says what it takes, also when it is missing. */
export function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

export const cidr = z.cidrv4({
  error: 'takes an IPv4 range such as 10.42.0.0/16',
});

export const instanceType = text(
  /^[a-z]+\d{1,2}[a-z-]*\.[a-z0-9-]+$/,
  'takes an EC2 instance type such as m7i.xlarge',
);

export const vpcId = text(
  /^vpc-[0-9a-f]{8,17}$/,
  'takes a VPC id such as vpc-0123456789abcdef0',
);

export const subnetId = text(
  /^subnet-[0-9a-f]{8,17}$/,
  'takes a subnet id such as subnet-0123456789abcdef0',
);

export const hostName = text(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
  'takes a host name such as desktops.example.com',
);

/**
 * The ARN of one thing that belongs to an account. It becomes part of policies and scripts, so it holds no wildcard and
 * nothing that these could read otherwise.
 *
 * @param resource - regular expression of what follows the account
 */
export function arn(service: string, resource: string, example: string) {
  return text(
    new RegExp(
      `^arn:aws[a-z-]{0,20}:${service}:[a-z0-9-]{0,30}:\\d{12}:${resource}$`,
    ),
    `takes an ARN such as ${example}`,
  );
}

/** What people read; it becomes a tag. */
export const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'takes a text of one line')
  .refine(
    value => !/\$\{|\{\{/.test(value),
    'takes a text without ${ and {{, which CloudFormation would replace',
  );

/** The reference of a user or a group in the catalog; without a kind it is a group. */
export const entityRef = text(
  /^([A-Za-z][A-Za-z0-9-]{0,62}:)?([A-Za-z0-9._-]{1,63}\/)?[A-Za-z0-9._-]{1,63}$/,
  'takes an entity ref such as group:default/engineering',
);

/** `cron(…)` of six fields, of which either the day or the weekday is a question mark. */
export const schedule = text(
  /^cron\([\d*,/-]+ [\d*,/-]+ (\? [A-Za-z\d*,/-]+ [A-Za-z\d*,/#-]+|[\dLW*,/-]+ [A-Za-z\d*,/-]+ \?) [\d*,/-]+\)$/,
  'takes cron(minute hour day month weekday year), with ? for the day or for the weekday',
);

export const timeZone = z
  .string()
  .refine(
    isTimeZone,
    'takes the name of a time zone such as Europe/Berlin or UTC',
  );

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
