import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Options of {@link BuildMachine}. */
export interface BuildMachineProps {
  /** Of the infrastructure configuration */
  readonly name: string;
  /** Id of the deployment */
  readonly deployment: string;
  readonly instanceType: string;
  readonly instanceProfile: iam.IInstanceProfile;
  readonly subnet: ec2.ISubnet;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logBucket: s3.IBucket;
}

/** On which machines, and where, images are built and tested. */
export class BuildMachine extends Construct {
  readonly infrastructure: imagebuilder.CfnInfrastructureConfiguration;

  constructor(scope: Construct, id: string, props: BuildMachineProps) {
    super(scope, id);
    this.infrastructure = new imagebuilder.CfnInfrastructureConfiguration(
      this,
      'Infrastructure',
      {
        name: props.name,
        description: `Builds on ${props.instanceType}`,
        instanceTypes: [props.instanceType],
        instanceProfileName: props.instanceProfile.instanceProfileName,
        subnetId: props.subnet.subnetId,
        securityGroupIds: [props.securityGroup.securityGroupId],
        instanceMetadataOptions: {
          httpTokens: 'required',
          httpPutResponseHopLimit: 1,
        },
        terminateInstanceOnFailure: true,
        logging: { s3Logs: { s3BucketName: props.logBucket.bucketName } },
        // Not vdi:deployment: what bears it is a workstation to the portal
        resourceTags: { 'vdi:image-build': props.deployment },
      },
    );
  }
}
