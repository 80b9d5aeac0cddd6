import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Network } from './Network';

/** Port of the gateways' answer to health checks, TCP. */
export const HEALTH_PORT = 8989;

/** Options of {@link SecurityGroups}. */
export interface SecurityGroupsProps {
  readonly network: Network;
  /** TCP and UDP port of gateways and workstations */
  readonly port: number;
  /** Who may reach the load balancer, as IPv4 ranges */
  readonly allowedCidrs: string[];
}

/**
 * Who may talk to whom: people to the load balancer, it to the gateways, they to the workstations, and nobody past
 * the next in line. Security groups have no say over Amazon's DNS, time and instance metadata, so no rule names them.
 */
export class SecurityGroups extends Construct {
  readonly loadBalancer: ec2.SecurityGroup;
  readonly gateways: ec2.SecurityGroup;
  readonly workstations: ec2.SecurityGroup;
  /** Of the endpoint of the resolver and the authenticator */
  readonly functions: ec2.SecurityGroup;
  /** Of machines that images are built on */
  readonly builds: ec2.SecurityGroup;

  private readonly network: Network;

  constructor(scope: Construct, id: string, props: SecurityGroupsProps) {
    super(scope, id);
    this.network = props.network;
    this.loadBalancer = this.closed('LoadBalancer', 'Load balancer');
    this.gateways = this.closed('Gateways', 'Connection gateways');
    this.functions = this.closed('Functions', 'Resolver and authenticator');
    // People browse, fetch packages and reach the systems they work on from their desktops, on ports of any kind
    this.workstations = this.outward('Workstations', 'Workstations');
    // Installers fetch from wherever their vendors put things
    this.builds = this.outward('Builds', 'Machines that images are built on');
    this.admitPeople(props);
    this.acknowledgeAnyone(props.allowedCidrs);
    this.admitStreams(props.port);
    this.admitQuestions();
    if (!props.network.isNew) {
      this.admitResolvers();
    }
  }

  private admitPeople({ port, allowedCidrs }: SecurityGroupsProps): void {
    for (const cidr of new Set(allowedCidrs)) {
      for (const stream of streams(port)) {
        this.loadBalancer.addIngressRule(
          ec2.Peer.ipv4(cidr),
          stream,
          'Streams from people',
        );
      }
    }
  }

  private acknowledgeAnyone(allowedCidrs: string[]): void {
    if (allowedCidrs.includes('0.0.0.0/0')) {
      Validations.of(this.loadBalancer).acknowledge({
        id: 'AwsSolutions-EC23',
        reason:
          'The configuration says that anyone may reach the gateways, with `gateway.allowAnyone`.',
      });
    }
  }

  private admitStreams(port: number): void {
    for (const stream of streams(port)) {
      allow(this.loadBalancer, this.gateways, stream, 'Streams');
      allow(this.gateways, this.workstations, stream, 'Streams');
    }
    allow(
      this.loadBalancer,
      this.gateways,
      ec2.Port.tcp(HEALTH_PORT),
      'Health checks',
    );
  }

  private admitQuestions(): void {
    const https = ec2.Port.tcp(443);
    // Covers the way to the functions too
    this.gateways.addEgressRule(
      ec2.Peer.anyIpv4(),
      https,
      'Resolver, AWS services and packages',
    );
    for (const asker of [this.gateways, this.workstations]) {
      this.functions.addIngressRule(asker, https, 'Resolver, authenticator');
    }
  }

  /** A VPC of somebody else may have resolvers of its own, which are where only their owner knows. */
  private admitResolvers(): void {
    for (const port of [ec2.Port.udp(53), ec2.Port.tcp(53)]) {
      this.gateways.addEgressRule(ec2.Peer.anyIpv4(), port, 'DNS');
    }
  }

  private closed(id: string, description: string): ec2.SecurityGroup {
    return this.group(id, description, false);
  }

  private outward(id: string, description: string): ec2.SecurityGroup {
    return this.group(id, description, true);
  }

  private group(id: string, description: string, allowAllOutbound: boolean) {
    return new ec2.SecurityGroup(this, id, {
      vpc: this.network.vpc,
      description,
      allowAllOutbound,
    });
  }
}

/** DCV streams over TCP (WebSocket) and UDP (QUIC) on the same port. */
function streams(port: number): ec2.Port[] {
  return [ec2.Port.tcp(port), ec2.Port.udp(port)];
}

function allow(
  from: ec2.SecurityGroup,
  to: ec2.SecurityGroup,
  port: ec2.Port,
  description: string,
): void {
  from.addEgressRule(to, port, description);
  to.addIngressRule(from, port, description);
}
