import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../nag';
import { buildStatements } from './buildStatements';

/** Options of {@link BuildRole}. */
export interface BuildRoleProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly logBucket: s3.Bucket;
  /**
   * Bucket and prefix of a mirror, as `s3://bucket/prefix`
   *
   * @default - none
   */
  readonly mirror?: string;
}

/** The role of machines that images are built and tested on; no workstation and no gateway has it. */
export class BuildRole extends Construct {
  readonly role: iam.Role;
  readonly instanceProfile: iam.InstanceProfile;

  constructor(scope: Construct, id: string, props: BuildRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      roleName: `vdi-${props.deployment}-image-builds`,
      description: `Machines that images of the deployment '${props.deployment}' are built on`,
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    for (const { statements, reason } of buildStatements(this, props)) {
      statements.forEach(statement => this.role.addToPolicy(statement));
      if (reason) {
        acknowledgeWildcards(this.role, statements, reason);
      }
    }
    this.instanceProfile = new iam.InstanceProfile(this, 'Profile', {
      instanceProfileName: `vdi-${props.deployment}-image-builds`,
      role: this.role,
    });
  }
}
