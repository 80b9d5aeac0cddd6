/** Where somebody else's stand-in for AWS is less than AWS. The suite proves each of these claims. */
export interface Gaps {
  /** RunInstances launches `MinCount` instances, never more: a batch takes a call for each. */
  launchesTheLeast: boolean;
  /** RunInstances with the ClientToken of an earlier call launches again: a repeated call leaves an orphan. */
  ignoresClientTokens: boolean;
  /** CreateTags takes ids that do not exist, where EC2 answers `InvalidInstanceID.NotFound`. */
  tagsTheUnknown: boolean;
  /** StartInstances brings terminated instances back, where EC2 answers `IncorrectInstanceState`. */
  revivesTheTerminated: boolean;
  /**
   * SSM has no DescribeInstanceInformation and runs no command. It is the simulator's instead, which learns of the
   * instances from the test.
   */
  managesNoHosts: boolean;
}

/** An implementation of AWS for the suite to run against. */
export interface Target {
  name: string;
  /** Of EC2, Secrets Manager and DynamoDB; those of the simulator when absent */
  endpoint?: string;
  /** Why it cannot be run against */
  missing?: string;
  gaps: Gaps;
}

const MOTO_ENDPOINT = process.env.MOTO_ENDPOINT || undefined;

/** The product's own simulator, and moto in server mode at the endpoint that the test command gives. */
export const TARGETS: Target[] = [
  {
    name: 'the simulator',
    gaps: {
      launchesTheLeast: false,
      ignoresClientTokens: false,
      tagsTheUnknown: false,
      revivesTheTerminated: false,
      managesNoHosts: false,
    },
  },
  {
    name: 'moto',
    endpoint: MOTO_ENDPOINT,
    missing: MOTO_ENDPOINT ? undefined : 'MOTO_ENDPOINT is not set',
    gaps: {
      launchesTheLeast: true,
      ignoresClientTokens: true,
      tagsTheUnknown: true,
      revivesTheTerminated: true,
      managesNoHosts: true,
    },
  },
];
