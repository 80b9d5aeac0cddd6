import type { Configuration } from '../configuration';

/** What is known of deployments in AWS. */
export interface Deployments {
  /** How many workstations exist that are not terminated, stopped ones among them. */
  countWorkstations(configuration: Configuration): Promise<number>;
  /** How many image projects of the portal have a launch template. */
  countImageProjects(configuration: Configuration): Promise<number>;
  /** Whether CloudFormation refuses to delete the stack. */
  isProtected(configuration: Configuration): Promise<boolean>;
  /** Outputs of the stack by name; `undefined` when there is no such stack. */
  outputs(
    configuration: Configuration,
  ): Promise<Record<string, string> | undefined>;
}
