import { Annotations, type RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { NetworkConfiguration } from '../configuration';
import type { Keys } from '../keys';
import { NewVpc } from './NewVpc';

type ExistingNetworkConfiguration = Extract<
  NetworkConfiguration,
  { vpcId: string }
>;

/** Options of {@link Network}. */
export interface NetworkProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** Where the key of the flow logs comes from */
  readonly keys: Keys;
  /** What happens to the flow logs when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long flow logs are kept; days */
  readonly logRetentionDays: number;
  /** A new VPC, or one that exists */
  readonly configuration: NetworkConfiguration;
}

/**
 * Where everything stands: the load balancer in public subnets, gateways and workstations in private ones.
 *
 * A VPC that exists stays as it is. Its owner sees to NAT or endpoints, so that private subnets reach SSM, S3,
 * Secrets Manager, CloudWatch and, for Image Builder, the packages; and to flow logs.
 */
export class Network extends Construct {
  readonly vpc: ec2.IVpc;
  /** Of the load balancer, one in each zone */
  readonly publicSubnets: ec2.ISubnet[];
  /** Of gateways and workstations, one in each zone */
  readonly privateSubnets: ec2.ISubnet[];
  /** IPv4 range of the VPC */
  readonly cidr: string;
  /** Whether the VPC is of the deployment */
  readonly isNew: boolean;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { configuration } = props;
    this.cidr = configuration.cidr;
    this.isNew = !('vpcId' in configuration);
    this.vpc =
      'vpcId' in configuration
        ? this.existing(configuration)
        : new NewVpc(this, 'New', { ...props, configuration }).vpc;
    this.publicSubnets = this.vpc.publicSubnets;
    this.privateSubnets = this.vpc.privateSubnets;
  }

  private existing(configuration: ExistingNetworkConfiguration): ec2.IVpc {
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: configuration.vpcId,
      vpcCidrBlock: configuration.cidr,
      availabilityZones: configuration.availabilityZones,
      publicSubnetIds: configuration.publicSubnetIds,
      privateSubnetIds: configuration.privateSubnetIds,
    });
    Annotations.of(vpc).acknowledgeWarning(
      '@aws-cdk/aws-ec2:noSubnetRouteTableId',
      'Nothing is routed here; the owner of the VPC sees to it.',
    );
    return vpc;
  }
}
