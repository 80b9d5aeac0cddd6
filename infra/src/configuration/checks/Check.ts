import type { Problem } from '../Problem';
import type { Configuration } from '../schema';

/**
 * Looks for problems across the keys of a configuration. Sections that cannot be read are absent; a check says nothing
 * about what it cannot see.
 */
export type Check = (configuration: Partial<Configuration>) => Problem[];
