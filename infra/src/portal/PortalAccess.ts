import { CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { PortalConfiguration } from '../configuration';
import type { Keys } from '../keys';
import { FleetEvents } from './FleetEvents';
import { IMAGE_OUTPUTS, OUTPUTS, ROLE_OUTPUT } from './outputs';
import {
  directoryStatements,
  eventStatements,
  fleetStatements,
  hostStatements,
  imageResultStatements,
  imageStatements,
  launchStatements,
  metricStatements,
  passwordStatements,
  PolicyScope,
  priceStatements,
  volumeKeyStatements,
} from './policies';
import { portalTrust } from './portalTrust';

/** Options of {@link PortalAccess}. */
export interface PortalAccessProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  readonly configuration: PortalConfiguration;
  /** Where workstations are launched */
  readonly network: { readonly privateSubnets: ec2.ISubnet[] };
  readonly securityGroups: { readonly workstations: ec2.ISecurityGroup };
  readonly directory: { readonly table: dynamodb.ITable };
  readonly workstations: {
    readonly role: iam.IRole;
    readonly documents: Readonly<
      Record<'prepare' | 'assign' | 'observe', ssm.CfnDocument>
    >;
  };
  readonly images: {
    readonly builds: {
      readonly role: iam.IRole;
      readonly instanceProfile: iam.IInstanceProfile;
    };
  };
  readonly gateways: { readonly url: string };
  readonly functions: { readonly authenticatorUrl: string };
  /** TCP and UDP port of the DCV servers */
  readonly port: number;
}

/** What the portal may do in the account, the queue of events that it reads, and what its configuration must say. */
export class PortalAccess extends Construct {
  /**
   * Machines. The policies together are everything that `vdi-backend` calls, and nothing else; one alone would be
   * longer than IAM takes.
   */
  readonly policy: iam.ManagedPolicy;
  /** Commands to hosts, passwords, routes, events and metrics */
  readonly dataPolicy: iam.ManagedPolicy;
  /** Image projects; only when the portal may make any */
  readonly imagePolicies:
    | Readonly<Record<keyof typeof IMAGE_OUTPUTS, iam.ManagedPolicy>>
    | undefined;
  /** Only when the configuration names somebody to take it */
  readonly role: iam.Role | undefined;
  readonly queue: sqs.Queue;
  readonly deadLetterQueue: sqs.Queue;

  constructor(scope: Construct, id: string, props: PortalAccessProps) {
    super(scope, id);
    const events = new FleetEvents(this, 'Events', props);
    this.queue = events.queue;
    this.deadLetterQueue = events.deadLetterQueue;
    const { deployment } = props;
    const policyScope = new PolicyScope(this, deployment);
    this.policy = this.createPolicy(
      'Policy',
      {
        name: `vdi-${deployment}-portal`,
        description: `What the portal of '${deployment}' does with machines`,
      },
      this.fleetStatements(policyScope, props),
    );
    this.dataPolicy = this.createPolicy(
      'DataPolicy',
      {
        name: `vdi-${deployment}-portal-data`,
        description: `What the portal of '${deployment}' does with commands, passwords, routes, events and metrics`,
      },
      this.dataStatements(policyScope, props),
    );
    this.imagePolicies = props.configuration.images
      ? this.createImagePolicies(policyScope, props)
      : undefined;
    this.role = this.createRole(props);
    this.createOutputs(props);
  }

  private createImagePolicies(scope: PolicyScope, props: PortalAccessProps) {
    const { deployment } = props;
    return {
      images: this.createPolicy(
        'ImagesPolicy',
        {
          name: `vdi-${deployment}-portal-images`,
          description: `What the portal of '${deployment}' does with pipelines of image projects`,
        },
        imageStatements({ scope, ...props.images.builds }),
      ),
      imageResults: this.createPolicy(
        'ImageResultsPolicy',
        {
          name: `vdi-${deployment}-portal-image-results`,
          description: `What the portal of '${deployment}' does with launch templates and AMIs of image projects`,
        },
        imageResultStatements(scope),
      ),
    };
  }

  private createPolicy(
    id: string,
    options: { name: string; description: string },
    statements: iam.PolicyStatement[],
  ): iam.ManagedPolicy {
    const policy = new iam.ManagedPolicy(this, id, {
      managedPolicyName: options.name,
      description: options.description,
      statements,
    });
    const wildcards = statements
      .flatMap(statement => statement.resources)
      .filter(resource => resource.endsWith('*'));
    Validations.of(policy).acknowledge(
      ...[...new Set(wildcards)].map(resource => ({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason:
          'Instances, disks, templates, images and secrets have no names beforehand: conditions on the tags vdi:deployment and vdi:owner-ref, on the launch template and the prefixes of names bind them. Calls that know no resources are bound to the region or the namespace; the price list and what Amazon brings along are public.',
      })),
    );
    return policy;
  }

  private fleetStatements(
    scope: PolicyScope,
    props: PortalAccessProps,
  ): iam.PolicyStatement[] {
    return [
      ...fleetStatements(scope),
      ...launchStatements({
        scope,
        subnets: props.network.privateSubnets,
        securityGroup: props.securityGroups.workstations,
        role: props.workstations.role,
      }),
      ...volumeKeyStatements(scope, props.keys.volumes),
    ];
  }

  private dataStatements(
    scope: PolicyScope,
    { keys, directory, workstations }: PortalAccessProps,
  ): iam.PolicyStatement[] {
    const { prepare, assign, observe } = workstations.documents;
    return [
      ...hostStatements(
        scope,
        [prepare, assign, observe].map(document => document.ref),
      ),
      ...passwordStatements(scope, keys.secrets),
      ...directoryStatements(scope, directory.table, keys.directory),
      ...eventStatements(scope, this.queue, keys.messages),
      ...metricStatements(),
      ...priceStatements(),
    ];
  }

  private createRole(props: PortalAccessProps): iam.Role | undefined {
    const { configuration, deployment } = props;
    const assumedBy = portalTrust(configuration, Stack.of(this).account);
    if (!assumedBy) {
      return undefined;
    }
    const roleName = `vdi-${deployment}-portal`;
    const role = new iam.Role(this, 'Role', {
      roleName,
      description: `The portal of the deployment '${deployment}'`,
      assumedBy,
      managedPolicies: [
        this.policy,
        this.dataPolicy,
        ...Object.values(this.imagePolicies ?? {}),
      ],
    });
    if (configuration.services.includes('ec2.amazonaws.com')) {
      new iam.InstanceProfile(this, 'InstanceProfile', {
        instanceProfileName: roleName,
        role,
      });
    }
    return role;
  }

  private createOutputs(props: PortalAccessProps): void {
    const { account, region } = Stack.of(this);
    const values: Record<keyof typeof OUTPUTS, string> = {
      deployment: props.deployment,
      region,
      accountId: account,
      tableName: props.directory.table.tableName,
      gatewayUrl: props.gateways.url,
      authenticatorUrl: props.functions.authenticatorUrl,
      port: String(props.port),
      subnetIds: props.network.privateSubnets
        .map(({ subnetId }) => subnetId)
        .join(','),
      passwordKey: props.keys.secrets.keyArn,
      queueUrl: this.queue.queueUrl,
      policyArn: this.policy.managedPolicyArn,
      dataPolicyArn: this.dataPolicy.managedPolicyArn,
    };
    for (const [key, name] of Object.entries(OUTPUTS)) {
      this.output(name, values[key as keyof typeof OUTPUTS]);
    }
    for (const [key, policy] of Object.entries(this.imagePolicies ?? {})) {
      this.output(
        IMAGE_OUTPUTS[key as keyof typeof IMAGE_OUTPUTS],
        policy.managedPolicyArn,
      );
    }
    if (this.role) {
      this.output(ROLE_OUTPUT, this.role.roleArn);
    }
  }

  /** Named by itself, without the path that CDK would put before it. */
  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value }).overrideLogicalId(name);
  }
}
