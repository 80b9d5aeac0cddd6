/**
 * The items of the directory, the DynamoDB table between the portal, which writes it, and the functions
 * at the gateway, which read it. Its only key is `pk` (string); `ttl` is its time-to-live attribute.
 *
 * This module has no imports, so that the functions bundle nothing else with it.
 *
 * @packageDocumentation
 */

/**
 * Where a workstation listens, or that it does not. A closed route stays as a tombstone, so that a late
 * writer with an older epoch cannot open it again.
 *
 * @public
 */
export interface RouteItem {
  /** `route#<workstation id>` */
  pk: string;
  workstationId: string;
  state: 'open' | 'closed';
  /** Only grants of the same epoch open it. Never decreases. */
  epoch: number;
  /** Private DNS name of the host; only when open. */
  host?: string;
  /** TCP and UDP port of the DCV server; only when open. */
  port?: number;
  /** Path of the DCV server's web URL; only when open. */
  webUrlPath?: string;
  /** The session's id on the DCV server; only when open. */
  serverSessionId?: string;
  /** Exactly the owner of the session on the DCV server; only when open. */
  osUser?: string;
  /** Seconds since 1970; only when closed. */
  ttl?: number;
}

/**
 * The right of whoever holds a secret to open one workstation for a while.
 *
 * @public
 */
export interface GrantItem {
  /** `grant#<SHA-256 of the secret, lower-case hex>` */
  pk: string;
  workstationId: string;
  epoch: number;
  /** Seconds since 1970; refused from then on. */
  expiresAt: number;
  /** Seconds since 1970; DynamoDB deletes it some time later. */
  ttl: number;
}

/** Key of a workstation's route. @public */
export function routeKey(workstationId: string): string {
  return `route#${workstationId}`;
}

/** Key of a grant, from the SHA-256 of its secret in lower-case hex. @public */
export function grantKey(secretHash: string): string {
  return `grant#${secretHash}`;
}

const WORKSTATION_ID = /^ws-[0-9a-hjkmnp-tv-z]{26}$/;

/** Whether the text is a workstation id: `ws-` and a ULID in lower case. @public */
export function isWorkstationId(text: unknown): text is string {
  return typeof text === 'string' && WORKSTATION_ID.test(text);
}
