import type { LambdaHandler } from './gateway/lambda';

/** A duration in seconds, the same for both platforms or one for each. @public */
export type PerPlatform = number | { linux: number; windows: number };

/** How long the simulated cloud takes, in seconds. @public */
export interface Timing {
  /** `pending` until `running` */
  pendingSeconds: number;
  /** `stopping` until `stopped` */
  stoppingSeconds: number;
  /** `shutting-down` until `terminated` */
  shuttingDownSeconds: number;
  /** `running` until the SSM agent answers */
  ssmOnlineSeconds: PerPlatform;
  /** SSM command sent until it has ended */
  commandSeconds: PerPlatform;
  /** At most so long do fresh instances and commands stay unknown to the Describe and Get calls */
  notFoundSeconds: number;
  /** Every duration varies by this share, up and down */
  jitter: number;
  /** {@link DEMO_BUILD_TIMING} when absent */
  build?: BuildTiming;
}

/** How long the build of an image stays in each of its states, in seconds. @public */
export interface BuildTiming {
  pendingSeconds: PerPlatform;
  creatingSeconds: PerPlatform;
  buildingSeconds: PerPlatform;
  testingSeconds: PerPlatform;
  distributingSeconds: PerPlatform;
  integratingSeconds: PerPlatform;
}

/** An image in less than half a minute, where AWS takes a quarter of an hour and more. @public */
export const DEMO_BUILD_TIMING: BuildTiming = {
  pendingSeconds: 1,
  creatingSeconds: 2,
  buildingSeconds: { linux: 10, windows: 14 },
  testingSeconds: 5,
  distributingSeconds: 3,
  integratingSeconds: 2,
};

/** A cold start of about fifteen seconds, so that a demo shows every status. @public */
export const DEMO_TIMING: Timing = {
  pendingSeconds: 4,
  stoppingSeconds: 5,
  shuttingDownSeconds: 4,
  ssmOnlineSeconds: { linux: 5, windows: 7 },
  commandSeconds: { linux: 3, windows: 4 },
  notFoundSeconds: 0.6,
  jitter: 0.2,
  build: DEMO_BUILD_TIMING,
};

/** Everything at once, for tests. @public */
export const INSTANT: Timing = {
  pendingSeconds: 0,
  stoppingSeconds: 0,
  shuttingDownSeconds: 0,
  ssmOnlineSeconds: 0,
  commandSeconds: 0,
  notFoundSeconds: 0,
  jitter: 0,
  build: {
    pendingSeconds: 0,
    creatingSeconds: 0,
    buildingSeconds: 0,
    testingSeconds: 0,
    distributingSeconds: 0,
    integratingSeconds: 0,
  },
};

/** @public */
export const DEFAULT_REGION = 'eu-west-1';

/** Where simulated time comes from: milliseconds since 1970. @public */
export interface Clock {
  now(): number;
}

/** The functions at the gateway; the product's own by default. @public */
export interface GatewayHandlers {
  resolver: LambdaHandler;
  authenticator: LambdaHandler;
}

/** @public */
export interface SimulatorOptions {
  /** Ports on 127.0.0.1; 0, the default, takes any free one. */
  ports?: { aws?: number; gateway?: number };
  /** Keeps the state over a restart; in memory only when absent. */
  dataDirectory?: string;
  /** The machine's clock when absent. */
  clock?: Clock;
  /** {@link DEMO_TIMING} where absent. */
  timing?: Partial<Timing>;
  /** Of the pseudo-random choices: ids and jitter. */
  seed?: number;
  /** Requests signed with another access key are refused; any key is good when absent. */
  accessKeyId?: string;
  /** Value of the tag `vdi:deployment` on the seeded launch templates and subnets; `demo` when absent. */
  deployment?: string;
  /** Whether a fresh account has more templates, so that a demo has something of everything to look at. */
  showcase?: boolean;
  /** Name of the directory table made at the start; `vdi-directory` when absent. */
  directoryTable?: string;
  /** Name of the SQS queue that gets EC2's state changes; `vdi-events` when absent. */
  eventQueue?: string;
  /** {@link DEFAULT_REGION} when absent. */
  region?: string;
  /** Base URL under which browsers and hosts reach the gateway, when it is not the one it listens on. */
  gatewayPublicUrl?: string;
  /** Whether the functions at the gateway write their log to standard output. */
  functionLog?: boolean;
  /** In place of the product's own functions. */
  handlers?: Partial<GatewayHandlers>;
}
