import { z } from 'zod';
import { arn, cidr, hostName, instanceType, text } from './values';

/** Where the gateways get their certificate. */
const certificate = z.union([
  z.strictObject({
    /** An exportable certificate of ACM, renewed by ACM */
    acmArn: arn(
      'acm',
      'certificate/[A-Za-z0-9-]+',
      'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-…',
    ),
  }),
  z.strictObject({
    /** A secret of two JSON keys, `certificate` (PEM, with its chain) and `privateKey` (PEM); its whole ARN */
    secretArn: arn(
      'secretsmanager',
      'secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf',
    ),
  }),
  z.strictObject({
    /** Has ACM issue an exportable certificate for `gateway.domainName`, validated in `gateway.hostedZoneId`. */
    issue: z.literal(true),
  }),
]);

export const gatewaySchema = z.strictObject({
  /** Who may reach the gateways, as IPv4 ranges */
  allowedCidrs: z
    .array(cidr)
    .min(1, 'takes one range or more')
    .max(
      30,
      'takes 30 ranges or fewer, for each makes two rules and EC2 allows 60 in a security group; name wider ranges',
    ),
  /** Says that 0.0.0.0/0 in `allowedCidrs` is meant. */
  allowAnyone: z.boolean().default(false),
  /** Name that people connect to; the load balancer's own when absent. */
  domainName: hostName.optional(),
  /** Zone of Route 53 in which the name is made; when absent, point the name to the load balancer yourself. */
  hostedZoneId: text(
    /^Z[A-Z0-9]{5,31}$/,
    'takes the id of a hosted zone of Route 53',
  ).optional(),
  certificate,
  instanceType: instanceType.default('c7g.large'),
  minimum: z.int().min(2, 'takes 2 or more: one alone is an outage').default(2),
  maximum: z.int().min(2).max(50).default(6),
  /** TCP connections that one gateway is to carry before another is added */
  connectionsPerGateway: z.int().min(50).max(1000).default(400),
  /** How long connections to a gateway that is taken away may go on; minutes */
  drainMinutes: z.int().min(1).max(60).default(30),
  deletionProtection: z.boolean().default(true),
});
