import { Stack, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { NetworkConfiguration } from '../configuration';
import { adoptDefaultGroupFunction } from './adoptDefaultGroupFunction';
import { FlowLogs } from './FlowLogs';
import type { NetworkProps } from './Network';
import { planSubnets } from './planSubnets';
import { ServiceEndpoints } from './ServiceEndpoints';

/** A VPC to be made. */
export type NewNetworkConfiguration = Exclude<
  NetworkConfiguration,
  { vpcId: string }
>;

/** Options of {@link NewVpc}. */
export interface NewVpcProps extends NetworkProps {
  readonly configuration: NewNetworkConfiguration;
}

/** A VPC over two zones or more, with NAT, flow logs and endpoints. */
export class NewVpc extends Construct {
  readonly vpc: ec2.Vpc;

  constructor(scope: Construct, id: string, props: NewVpcProps) {
    super(scope, id);
    const { configuration } = props;
    const plan = planSubnets(configuration.cidr);
    const availabilityZones = zonesOf(this, configuration);
    const count = availabilityZones.length;
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      vpcName: `vdi-${props.deployment}`,
      ipAddresses: ec2.IpAddresses.cidr(configuration.cidr),
      availabilityZones,
      reservedAzs: Math.max(0, plan.zones - count),
      natGateways: configuration.natGateways === 'one' ? 1 : count,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: 'Private',
          subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS,
          cidrMask: plan.privateMask,
        },
        {
          name: 'Public',
          subnetType: ec2.SubnetType.PUBLIC,
          cidrMask: plan.publicMask,
          mapPublicIpOnLaunch: false,
        },
      ],
    });
    // CDK leaves in the list what it calls the reserved ones
    availabilityZones.splice(count);
    this.acknowledgeZones();
    this.tagSubnets(props.deployment);
    adoptDefaultGroupFunction(this.vpc, props);
    new FlowLogs(this, 'FlowLogs', { ...props, vpc: this.vpc });
    new ServiceEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      cidr: configuration.cidr,
      interfaceEndpoints: configuration.interfaceEndpoints,
    });
  }

  private acknowledgeZones(): void {
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'Zones are written out where the configuration names them.',
    });
  }

  /**
   * A launch template without subnets of its own takes those that bear the deployment's tag, so the public ones must
   * not, though everything else of the stack does.
   */
  private tagSubnets(deployment: string): void {
    const includeResourceTypes = [ec2.CfnSubnet.CFN_RESOURCE_TYPE_NAME];
    for (const subnet of this.vpc.privateSubnets) {
      Tags.of(subnet).add('vdi:deployment', deployment, {
        includeResourceTypes,
      });
    }
    for (const subnet of this.vpc.publicSubnets) {
      Tags.of(subnet).remove('vdi:deployment', { includeResourceTypes });
    }
  }
}

/** A copy, because the VPC adds the zones that it reserves to the list. */
function zonesOf(
  scope: Construct,
  { availabilityZones, zones }: NewNetworkConfiguration,
): string[] {
  return availabilityZones
    ? [...availabilityZones]
    : Stack.of(scope).availabilityZones.slice(0, zones);
}
