import { RegionInfo } from 'aws-cdk-lib/region-info';
import { z } from 'zod';

/** Sentences of the checks, each with what to do. */
const MESSAGE = {
  deployment:
    'takes 2 to 20 lower-case letters, digits and dashes, and begins with a letter',
  account: 'takes the 12 digits of an AWS account, in quotes',
  cidr: 'takes an IPv4 range such as 10.42.0.0/16',
  vpc: 'takes a VPC id such as vpc-0123456789abcdef0',
  subnet: 'takes a subnet id such as subnet-0123456789abcdef0',
  instanceType: 'takes an EC2 instance type such as m7i.xlarge',
  hostName: 'takes a host name such as desktops.example.com',
  template: 'takes up to 40 lower-case letters, digits and dashes',
  role: 'takes the ARN of an IAM role or user, or of an account',
} as const;

const cidr = z.cidrv4({ error: MESSAGE.cidr });
const instanceType = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, MESSAGE.instanceType);
const subnetId = z.string().regex(/^subnet-[0-9a-f]{8,17}$/, MESSAGE.subnet);
const hostName = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, {
    error: MESSAGE.hostName,
  });
const arn = (service: string, example: string) =>
  z.string().regex(new RegExp(`^arn:[a-z-]+:${service}:[^:]*:\\d{12}:.+$`), {
    error: `takes an ARN such as ${example}`,
  });

/** A VPC made for the deployment. */
const newNetwork = z.strictObject({
  /** IPv4 range of the VPC */
  cidr: cidr.default('10.42.0.0/16'),
  /** Zones by name; the first of the region when absent. */
  availabilityZones: z.array(z.string()).min(2).optional(),
  /** How many zones, when they are not named: 2 to 4. */
  zones: z.int().min(2).max(4).default(2),
  /** One NAT gateway for all zones is cheaper; one in each survives the loss of a zone. */
  natGateways: z.enum(['one', 'each-zone']).default('one'),
  /** Endpoints in each zone for what costs by the hour; without them the traffic takes the NAT gateway. */
  interfaceEndpoints: z.boolean().default(true),
});

/** A VPC that exists. Nothing is looked up, so that synthesis needs no credentials. */
const existingNetwork = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, MESSAGE.vpc),
  /** IPv4 range of that VPC */
  cidr,
  /** Zones of the subnets, in their order */
  availabilityZones: z
    .array(z.string())
    .min(2, 'takes two zones or more: the load balancer wants two'),
  /** Of the load balancer, one in each zone */
  publicSubnetIds: z
    .array(subnetId)
    .min(2, 'takes two subnets or more, in different zones'),
  /** Of gateways and workstations, one in each zone; they need a way to SSM, S3, Secrets Manager and DynamoDB. */
  privateSubnetIds: z
    .array(subnetId)
    .min(2, 'takes two subnets or more, in different zones'),
});

/** Where the gateways get their certificate. */
const certificate = z.union([
  z.strictObject({
    /** An exportable certificate of ACM, renewed by ACM */
    acmArn: arn(
      'acm',
      'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-…',
    ),
  }),
  z.strictObject({
    /** A secret of two JSON keys, `certificate` (PEM, with its chain) and `privateKey` (PEM) */
    secretArn: arn(
      'secretsmanager',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf',
    ),
  }),
  z.strictObject({
    /** Has ACM issue an exportable certificate for `gateway.domainName`, validated in `gateway.hostedZoneId`. */
    issue: z.literal(true),
  }),
]);

const gateway = z.strictObject({
  /** Who may reach the gateways, as IPv4 ranges */
  allowedCidrs: z.array(cidr).min(1, 'takes one range or more'),
  /** Says that 0.0.0.0/0 in `allowedCidrs` is meant. */
  allowAnyone: z.boolean().default(false),
  /** Name that people connect to; the load balancer's own when absent. */
  domainName: hostName.optional(),
  /** Zone of Route 53 in which the name is made; when absent, point the name to the load balancer yourself. */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{5,31}$/, 'takes the id of a hosted zone of Route 53')
    .optional(),
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

/** The systems that workstation images are built for. */
export const PRESETS = [
  'ubuntu-24.04',
  'amazon-linux-2023',
  'windows-server-2022',
  'windows-server-2025',
] as const;

const template = z.strictObject({
  /** Id in the portal, unique in the deployment */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, MESSAGE.template),
  /** What people read */
  name: z.string().min(1).max(100),
  description: z.string().max(255).optional(),
  preset: z.enum(PRESETS),
  /** Installs the NVIDIA driver; the instance types must have such a card. */
  gpu: z.boolean().default(false),
  /** In order of preference */
  instanceTypes: z
    .array(instanceType)
    .min(1, 'takes one instance type or more')
    .max(10),
  diskGiB: z.int().min(20).max(16_384).default(60),
  /** Whether these workstations can be hibernated; decided at launch, refused by most GPU types. */
  hibernation: z.boolean().default(false),
  /** Whose account the desktop runs under: one of the image for all, or one of its owner */
  identity: z.enum(['shared', 'personal']).default('shared'),
  /** Entity refs of those who may launch it; everybody when absent. */
  groups: z.array(z.string().min(1)).optional(),
});

const images = z.strictObject({
  /** When images are built, if their parent or components have changed: six fields, as Image Builder reads cron */
  schedule: z
    .string()
    .regex(
      /^cron\(\S+( \S+){5}\)$/,
      'takes cron(minute hour day month weekday year)',
    )
    .default('cron(0 2 ? * * *)'),
  /** IANA time zone of the schedule */
  timeZone: z
    .string()
    .refine(
      isTimeZone,
      'takes the name of a time zone such as Europe/Berlin or UTC',
    )
    .default('UTC'),
  /** How many images of each pipeline are kept */
  keep: z.int().min(2).max(100).default(5),
  /** Bucket and prefix of a mirror of the DCV packages, as s3://bucket/prefix; Amazon's own servers when absent. */
  mirror: z
    .string()
    .regex(
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s]*)?$/,
      'takes s3://bucket/prefix',
    )
    .optional(),
  /** Of the build of machines without and with a GPU */
  instanceType: instanceType.default('m7i.large'),
  gpuInstanceType: instanceType.default('g5.xlarge'),
  /** For the parameters of parents that are not Amazon's, or to hold one: parameter by preset */
  parents: z
    .partialRecord(
      z.enum([...PRESETS, 'gateway']),
      z
        .string()
        .startsWith(
          '/',
          'takes the name of an SSM parameter, which begins with /',
        ),
    )
    .default({}),
});

const portal = z.strictObject({
  /** ARNs that may take the portal's role */
  principals: z
    .array(
      z
        .string()
        .regex(
          /^arn:[a-z-]+:iam::\d{12}:(root|role\/.+|user\/.+)$/,
          MESSAGE.role,
        ),
    )
    .default([]),
  /** AWS services that may take it: `ecs-tasks.amazonaws.com`, `pods.eks.amazonaws.com`, `ec2.amazonaws.com` */
  services: z
    .array(
      z.enum([
        'ecs-tasks.amazonaws.com',
        'pods.eks.amazonaws.com',
        'ec2.amazonaws.com',
      ]),
    )
    .default([]),
  /** A service account of Kubernetes that may take it */
  serviceAccount: z
    .strictObject({
      providerArn: arn(
        'iam',
        'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
      ),
      /** `system:serviceaccount:<namespace>:<name>` */
      subject: z
        .string()
        .regex(
          /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/,
          'takes system:serviceaccount:<namespace>:<name>',
        ),
    })
    .optional(),
});

const watching = z.strictObject({
  /** Who is told of alarms */
  emails: z
    .array(z.email({ error: 'takes an e-mail address' }))
    .max(10)
    .default([]),
  /** A budget of the deployment's cost, by its tag; US dollars a month */
  monthlyBudget: z.number().positive().optional(),
  /** How long logs are kept; days */
  logRetentionDays: z
    .literal([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,
    ])
    .default(30),
});

/** The configuration file of one deployment. */
export const configurationSchema = z.strictObject({
  /** Id of the deployment: prefix of every name, and value of the tag `vdi:deployment` */
  deployment: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, MESSAGE.deployment),
  account: z
    .string({ error: MESSAGE.account })
    .regex(/^\d{12}$/, MESSAGE.account),
  region: z
    .string()
    .refine(
      name => RegionInfo.regions.some(region => region.name === name),
      'takes a region of AWS such as eu-west-1',
    ),
  /** What happens to the directory, the keys and the logs when the stack is deleted */
  environment: z.enum(['production', 'development']).default('production'),
  /** Tags on everything, beside `vdi:deployment` */
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
  network: z.union([existingNetwork, newNetwork]).prefault({}),
  gateway,
  /** TCP and UDP port of the gateways and of the workstations */
  port: z.int().min(1024).max(65_535).default(8443),
  images: images.prefault({}),
  templates: z
    .array(template)
    .min(1, 'takes one template or more')
    .max(20)
    .default([
      {
        id: 'ubuntu',
        name: 'Ubuntu desktop',
        preset: 'ubuntu-24.04',
        gpu: false,
        instanceTypes: ['m7i.xlarge', 'm6i.xlarge', 'm7a.xlarge'],
        diskGiB: 60,
        hibernation: false,
        identity: 'shared',
      },
      {
        id: 'windows',
        name: 'Windows desktop',
        preset: 'windows-server-2022',
        gpu: false,
        instanceTypes: ['m7i.xlarge', 'm6i.xlarge', 'm7a.xlarge'],
        diskGiB: 100,
        hibernation: false,
        identity: 'personal',
      },
    ]),
  portal: portal.prefault({}),
  watching: watching.prefault({}),
});

/** The configuration as written, before the defaults are filled in. */
export type ConfigurationInput = z.input<typeof configurationSchema>;
/** The configuration of one deployment, complete. */
export type Configuration = z.output<typeof configurationSchema>;
export type NetworkConfiguration = Configuration['network'];
export type GatewayConfiguration = Configuration['gateway'];
export type TemplateConfiguration = Configuration['templates'][number];
export type ImagesConfiguration = Configuration['images'];
export type PortalConfiguration = Configuration['portal'];
export type WatchingConfiguration = Configuration['watching'];
export type Preset = (typeof PRESETS)[number];

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
