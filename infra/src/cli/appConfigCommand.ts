import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import { appConfigFrom } from '../portal';
import type { CommandContext } from './CommandContext';
import { UserError } from './UserError';

/**
 * Prints what the portal needs to know of a deployment.
 *
 * @throws UserError when there is none
 */
export async function appConfigCommand(
  { terminal, deployments }: CommandContext,
  configuration: Configuration,
): Promise<void> {
  const outputs = await deployments.outputs(configuration);
  if (!outputs) {
    throw new UserError(
      `There is no stack ${stackName(configuration)} in ${
        configuration.region
      }; deploy it first.`,
    );
  }
  terminal.say(appConfigFrom(outputs));
}
