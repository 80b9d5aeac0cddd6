import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { TemplateConfiguration } from '../configuration';
import type { Keys } from '../keys';
import { agentStatements } from '../machines';
import { acknowledgeWildcards } from '../nag';
import { HostDocuments } from './HostDocuments';
import { licenseStatement } from './policies/licenseStatement';
import { monitoringStatements } from './policies/monitoringStatements';
import { ownSecretStatements } from './policies/ownSecretStatements';
import { workstationAgent, type WorkstationAgent } from './workstationAgent';
import { WorkstationTemplate } from './WorkstationTemplate';

/** Options of {@link Workstations}. */
export interface WorkstationsProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  readonly removalPolicy: RemovalPolicy;
  readonly logRetentionDays: number;
  /**
   * Whether workstations send metrics, which are charged for each machine
   *
   * @default true
   */
  readonly metrics?: boolean;
  /** What people can choose from */
  readonly templates: TemplateConfiguration[];
  /** Where the machines are */
  readonly network: { readonly privateSubnets: ec2.ISubnet[] };
  /** What they are reached through */
  readonly securityGroups: { readonly workstations: ec2.ISecurityGroup };
}

/** What the portal launches workstations from and sets them up with: launch templates, their role, SSM documents. */
export class Workstations extends Construct {
  /** In the order of the configuration */
  readonly templates: {
    configuration: TemplateConfiguration;
    launchTemplate: ec2.CfnLaunchTemplate;
  }[];
  readonly role: iam.Role;
  readonly instanceProfile: iam.InstanceProfile;
  readonly documents: HostDocuments;
  /** Where the machines' CloudWatch agents send to */
  readonly agent: WorkstationAgent;
  /** What their DCV servers log */
  readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, props: WorkstationsProps) {
    super(scope, id);
    const { deployment, keys } = props;
    this.agent = workstationAgent(deployment, props.metrics ?? true);
    this.logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: this.agent.logGroupName,
      retention: props.logRetentionDays,
      encryptionKey: keys.logs,
      removalPolicy: props.removalPolicy,
    });
    this.role = this.createRole(props);
    this.instanceProfile = new iam.InstanceProfile(this, 'InstanceProfile', {
      instanceProfileName: `vdi-${deployment}-workstation`,
      role: this.role,
    });
    this.documents = new HostDocuments(this, 'Documents', { deployment });
    this.templates = props.templates.map(configuration => ({
      configuration,
      launchTemplate: new WorkstationTemplate(this, configuration.id, {
        deployment,
        template: configuration,
        volumeKey: keys.volumes,
        instanceProfile: this.instanceProfile,
        securityGroup: props.securityGroups.workstations,
        subnets: props.network.privateSubnets,
      }).launchTemplate,
    }));
  }

  private createRole({ deployment, keys }: WorkstationsProps): iam.Role {
    const agent = agentStatements(this);
    const monitoring = monitoringStatements({
      logGroup: this.logGroup,
      metricNamespace: this.agent.metricNamespace,
    });
    const license = licenseStatement(this);
    const password = ownSecretStatements(this, {
      deployment,
      key: keys.secrets,
    });
    const role = new iam.Role(this, 'Role', {
      roleName: `vdi-${deployment}-workstation`,
      description: `Of the workstations of the deployment '${deployment}'`,
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      inlinePolicies: {
        Workstation: new iam.PolicyDocument({
          statements: [...agent, ...monitoring, license, ...password],
        }),
      },
    });
    acknowledgeWildcards(
      role,
      agent,
      "The agent's channels know no resources, and the machines have no ids yet.",
    );
    acknowledgeWildcards(
      role,
      monitoring,
      'PutMetricData knows no resources; it is held to one namespace.',
    );
    acknowledgeWildcards(
      role,
      [license],
      "Amazon's bucket; DCV reads an object whose name is Amazon's affair.",
    );
    acknowledgeWildcards(
      role,
      password,
      'A secret opens to the instance whose ARN its tag has, and to no other.',
    );
    return role;
  }
}
