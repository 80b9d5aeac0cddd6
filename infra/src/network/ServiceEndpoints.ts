import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** Options of {@link ServiceEndpoints}. */
export interface ServiceEndpointsProps {
  readonly vpc: ec2.Vpc;
  /** IPv4 range of the VPC */
  readonly cidr: string;
  /** Whether to make those that cost by the hour */
  readonly interfaceEndpoints: boolean;
}

const { S3, DYNAMODB } = ec2.GatewayVpcEndpointAwsService;
const {
  SSM,
  SSM_MESSAGES,
  EC2_MESSAGES,
  CLOUDWATCH_LOGS,
  CLOUDWATCH_MONITORING,
  SECRETS_MANAGER,
} = ec2.InterfaceVpcEndpointAwsService;

const GATEWAYS = { S3, DynamoDB: DYNAMODB };
const INTERFACES = {
  Ssm: SSM,
  SsmMessages: SSM_MESSAGES,
  Ec2Messages: EC2_MESSAGES,
  Logs: CLOUDWATCH_LOGS,
  Monitoring: CLOUDWATCH_MONITORING,
  SecretsManager: SECRETS_MANAGER,
};

/** Ways to AWS services that do not pass the NAT gateway. */
export class ServiceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: ServiceEndpointsProps) {
    super(scope, id);
    const { vpc } = props;
    const subnets = { subnets: vpc.privateSubnets };
    for (const [name, service] of Object.entries(GATEWAYS)) {
      new ec2.GatewayVpcEndpoint(this, name, {
        vpc,
        service,
        subnets: [subnets],
      });
    }
    if (props.interfaceEndpoints) {
      const securityGroup = this.securityGroup(props);
      for (const [name, service] of Object.entries(INTERFACES)) {
        new ec2.InterfaceVpcEndpoint(this, name, {
          vpc,
          service,
          subnets,
          securityGroups: [securityGroup],
          open: false,
        });
      }
    }
  }

  private securityGroup(props: ServiceEndpointsProps): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Endpoints of AWS services',
      allowAllOutbound: false,
    });
    group.addIngressRule(
      ec2.Peer.ipv4(props.cidr),
      ec2.Port.tcp(443),
      'HTTPS from the VPC',
    );
    return group;
  }
}
