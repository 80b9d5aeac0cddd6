import type { EbsSnapshot, Image } from '../ec2/Image';
import type { Subnet } from '../ec2/Network';
import type { Instance } from '../ec2/Instance';
import type { LaunchTemplate } from '../ec2/LaunchTemplate';
import type { XmlValue } from '../ec2/xml';
import type { Host } from '../hosts/Host';
import {
  emptyImageBuilderState,
  type ImageBuilderState,
} from '../imagebuilder/ImageBuilderState';
import type { Clock, PerPlatform, Timing } from '../options';
import type { Secret } from '../secretsmanager/Secret';
import type { Command } from '../ssm/Command';
import type { Parameter } from '../ssm/parameters';
import { Random } from './Random';

/** One RunInstances call with a ClientToken. */
export interface Launch {
  fingerprint: string;
  reservationId: string;
  instanceIds: string[];
}

/** A call with a client token, and its answer. */
export interface TokenUse {
  fingerprint: string;
  answer: { [name: string]: XmlValue };
}

/** Everything that outlives a restart, besides DynamoDB's tables. */
export interface WorldState {
  /** Milliseconds added to the clock */
  clockOffset: number;
  randomState: number;
  /** Things numbered so far */
  serials: number;
  instances: Map<string, Instance>;
  /** By client token */
  launches: Map<string, Launch>;
  launchTemplates: Map<string, LaunchTemplate>;
  /** Calls with a client token that are no launches, by action and token */
  tokens: Map<string, TokenUse>;
  subnets: Map<string, Subnet>;
  images: Map<string, Image>;
  snapshots: Map<string, EbsSnapshot>;
  /** By instance id */
  hosts: Map<string, Host>;
  /** By command id, oldest first */
  commands: Map<string, Command>;
  /** By name */
  secrets: Map<string, Secret>;
  /** SSM parameters of the account, by name */
  parameters: Map<string, Parameter>;
  imageBuilder: ImageBuilderState;
}

export interface WorldOptions {
  clock: Clock;
  timing: Timing;
  seed: number;
  region: string;
  deployment: string;
  showcase: boolean;
}

export const ACCOUNT_ID = '000000000000';

/** The simulated account: one bag of state, with time and chance. */
export class World {
  readonly region: string;
  readonly deployment: string;
  /** Whether a fresh account has more templates than tests need */
  readonly showcase: boolean;
  /** Those whose SSM documents the account has */
  readonly deployments: Set<string>;
  readonly timing: Timing;
  readonly state: WorldState;
  readonly random: Random;
  private readonly clock: Clock;
  private readonly seed: number;

  constructor(options: WorldOptions) {
    this.region = options.region;
    this.deployment = options.deployment;
    this.showcase = options.showcase;
    this.deployments = new Set([options.deployment]);
    this.timing = options.timing;
    this.clock = options.clock;
    this.seed = options.seed;
    this.state = emptyState(options.seed);
    this.random = new Random(this.state);
  }

  /** Milliseconds since 1970, simulated */
  now(): number {
    return this.clock.now() + this.state.clockOffset;
  }

  /** Back to nothing. */
  clear(): void {
    Object.assign(this.state, emptyState(this.seed));
  }

  /** A number that grows with everything made, so that lists have an order. */
  nextSerial(): number {
    this.state.serials += 1;
    return this.state.serials;
  }

  /** A duration of the timing in milliseconds, with jitter. */
  duration(seconds: PerPlatform, platform: 'linux' | 'windows'): number {
    const plain = typeof seconds === 'number' ? seconds : seconds[platform];
    const { jitter } = this.timing;
    return Math.round(
      plain * 1000 * (1 - jitter + 2 * jitter * this.random.next()),
    );
  }

  /** From when on something made now is seen by everybody. */
  visibleFrom(): number {
    const share = this.timing.jitter === 0 ? 1 : this.random.next();
    return this.now() + Math.round(this.timing.notFoundSeconds * 1000 * share);
  }
}

function emptyState(seed: number): WorldState {
  return {
    clockOffset: 0,
    randomState: seed,
    serials: 0,
    instances: new Map(),
    launches: new Map(),
    launchTemplates: new Map(),
    tokens: new Map(),
    subnets: new Map(),
    images: new Map(),
    snapshots: new Map(),
    hosts: new Map(),
    commands: new Map(),
    secrets: new Map(),
    parameters: new Map(),
    imageBuilder: emptyImageBuilderState(),
  };
}
