/** Where a workstation listens. */
export interface Route {
  workstationId: string;
  /** Grants of another epoch do not open it. */
  epoch: number;
  /** Private DNS name */
  host: string;
  port: number;
  serverSessionId: string;
  osUser: string;
}

/** The right to open one workstation until `expiresAt`. */
export interface Grant {
  /** SHA-256 of the secret, lower-case hex; the secret itself is never stored. */
  secretHash: string;
  workstationId: string;
  epoch: number;
  expiresAt: Date;
}

/**
 * The DynamoDB table that the functions at the gateway read; its items are described in
 * `@deskstage/backstage-plugin-vdi-common/directory`.
 */
export interface Directory {
  /** Opens the route, unless a later epoch is known already. Answers whether it is open in this epoch now. */
  openRoute(route: Route): Promise<boolean>;
  /** Closes the route for this and all earlier epochs. */
  closeRoute(workstationId: string, epoch: number): Promise<void>;
  putGrant(grant: Grant): Promise<void>;
  /** Throws when the table cannot be read. */
  check(): Promise<void>;
}
