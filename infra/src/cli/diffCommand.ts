import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import type { CommandContext } from './CommandContext';
import type { CdkOptions } from './synthCommand';

/** Shows what a deployment would change. */
export async function diffCommand(
  { synthesize, runCdk }: CommandContext,
  configuration: Configuration,
  { cdkOptions = [] }: CdkOptions,
): Promise<void> {
  const { directory } = synthesize(configuration);
  const stack = stackName(configuration);
  await runCdk(['diff', stack, '--app', directory, ...cdkOptions]);
}
