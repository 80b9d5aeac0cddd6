import type { Role } from '../roles';
import type { CallOptions } from '../TestPortal';

/** A workstation that is not there. */
export const UNKNOWN = 'ws-00000000000000000000000000';

/** A request and what is said about it. */
export interface BadRequest extends CallOptions {
  request: string;
  /** @default an administrator */
  role?: Role;
  /** @default 400 */
  status?: number;
  says: RegExp | string;
}

/** The whole sentence when it is a text. */
export function sentenceOf(says: RegExp | string): RegExp {
  return says instanceof RegExp
    ? says
    : new RegExp(`^${says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
