import { Fn, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration';
import { Directory } from './directory';
import { Functions } from './functions';
import { Gateways } from './gateways';
import { architectureOf, Images } from './images';
import { Keys } from './keys';
import { Network, SecurityGroups } from './network';
import { PortalAccess } from './portal';
import { Watching } from './watching';
import { Workstations } from './workstations';

/** Options of {@link VdiStack}. */
export interface VdiStackProps {
  readonly configuration: Configuration;
}

/** All of one deployment: one stack, so that it comes, changes and goes as a whole. */
export class VdiStack extends Stack {
  private readonly zones?: string[];

  constructor(scope: Construct, id: string, props: VdiStackProps) {
    const { configuration } = props;
    const { deployment, account, region, port, watching } = configuration;
    super(scope, id, {
      stackName: `vdi-${deployment}`,
      description: `Graphical workstations of the deployment '${deployment}'`,
      env: { account, region },
      terminationProtection: configuration.environment === 'production',
    });
    this.zones = configuration.network.availabilityZones;
    Tags.of(this).add('vdi:deployment', deployment);
    for (const [key, value] of Object.entries(configuration.tags)) {
      Tags.of(this).add(key, value);
    }

    const removalPolicy =
      configuration.environment === 'production'
        ? RemovalPolicy.RETAIN
        : RemovalPolicy.DESTROY;
    const keys = new Keys(this, 'Keys', { deployment, removalPolicy });
    const common = {
      deployment,
      keys,
      removalPolicy,
      logRetentionDays: watching.logRetentionDays,
    };
    const network = new Network(this, 'Network', {
      ...common,
      configuration: configuration.network,
    });
    const securityGroups = new SecurityGroups(this, 'SecurityGroups', {
      network,
      port,
      allowedCidrs: configuration.gateway.allowedCidrs,
    });
    const directory = new Directory(this, 'Directory', common);
    const functions = new Functions(this, 'Functions', {
      ...common,
      network,
      securityGroups,
      directory,
      apiLogging: watching.apiLogging,
    });
    const workstations = new Workstations(this, 'Workstations', {
      ...common,
      templates: configuration.templates,
      metrics: watching.workstationMetrics,
      network,
      securityGroups,
    });
    const images = new Images(this, 'Images', {
      ...common,
      configuration: configuration.images,
      network,
      securityGroups,
      workstations,
      gatewayArchitecture: architectureOf(configuration.gateway.instanceType),
    });
    const gateways = new Gateways(this, 'Gateways', {
      ...common,
      configuration: configuration.gateway,
      port,
      network,
      securityGroups,
      functions,
      images,
      mirror: configuration.images.mirror,
    });
    const portal = new PortalAccess(this, 'Portal', {
      ...common,
      configuration: configuration.portal,
      network,
      securityGroups,
      directory,
      workstations,
      images,
      gateways,
      functions,
      port,
    });
    new Watching(this, 'Watching', {
      ...common,
      configuration: watching,
      gateways,
      functions,
      directory,
      images,
      portal,
    });
  }

  /** Zones by name or by their number, never looked up: synthesis needs no credentials. */
  get availabilityZones(): string[] {
    return (
      this.zones ?? [0, 1, 2, 3].map(index => Fn.select(index, Fn.getAzs()))
    );
  }
}
