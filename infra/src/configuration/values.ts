import { z } from 'zod';

/** A text of the form that `pattern` describes; the sentence says what it takes, also when it is missing. */
export function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

export const cidr = z.cidrv4({
  error: 'takes an IPv4 range such as 10.42.0.0/16',
});

export const instanceType = text(
  /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
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

/** The ARN of something that belongs to an account. */
export function arn(service: string, example: string) {
  return text(
    new RegExp(`^arn:[a-z-]+:${service}:[^:]*:\\d{12}:.+$`),
    `takes an ARN such as ${example}`,
  );
}

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
