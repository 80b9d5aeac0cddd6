import type { Configuration } from '../configuration';
import type { Deployments } from '../deployments';
import type { Finding } from '../doctor';
import type { Assembly } from './assembly';
import type { Terminal } from './Terminal';

/** What commands reach of the world. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly deployments: Deployments;
  readonly runCdk: (args: string[]) => Promise<void>;
  readonly synthesize: (configuration: Configuration) => Assembly;
  readonly examine: (configuration: Configuration) => Promise<Finding[]>;
}
