/** A day of a pool: its members in working hours, requests from midnight to midnight, and the hours that are played. */
export interface PoolDay {
  members: number;
  requests: number;
  from: number;
  to: number;
}

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
  /** A day of a pool */
  day: PoolDay;
  /** Stopped workstations that are started at once, for each measurement */
  starts: number[];
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
  day: { members: 300, requests: 600, from: 0, to: 24 },
  starts: [500, 1100],
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
  day: { members: 10, requests: 400, from: 11.8, to: 12.2 },
  starts: [20],
  invocations: 20,
  imports: 1,
};
