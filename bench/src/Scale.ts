/** How much there is of everything that is measured. */
export interface Scale {
  /** Live workstations in the database */
  workstations: number;
  /** Ended workstations beside them */
  ended: number;
  /** Requests at the same time */
  requests: number;
  /** Warm workstations that they compete for */
  warm: number;
  /** Repetitions of one measurement, unless they take longer than `seconds` */
  samples: number;
  /** Seconds after which a measurement is not repeated again */
  seconds: number;
  /** Instances of a sweep */
  instances: number;
  /** Workstations that the reconciler brings from the request to ready */
  launches: number;
  /** Invocations of a function at the gateway */
  invocations: number;
  /** Fresh processes that import a function */
  imports: number;
}

export const FULL: Scale = {
  workstations: 50_000,
  ended: 10_000,
  requests: 1000,
  warm: 600,
  samples: 200,
  seconds: 2,
  instances: 10_000,
  launches: 500,
  invocations: 2000,
  imports: 10,
};

/** Whether everything still works, not how fast. */
export const QUICK: Scale = {
  workstations: 1000,
  ended: 200,
  requests: 50,
  warm: 30,
  samples: 5,
  seconds: 1,
  instances: 50,
  launches: 10,
  invocations: 20,
  imports: 1,
};
