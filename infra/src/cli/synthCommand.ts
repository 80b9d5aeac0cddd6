import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import { formatFigures } from './assembly';
import type { CommandContext } from './CommandContext';

/** Options of {@link synthCommand} and `diffCommand`. */
export interface CdkOptions {
  /** For CDK's own command */
  readonly cdkOptions?: string[];
}

/** Writes the templates and says how large they are. */
export async function synthCommand(
  { terminal, synthesize, runCdk }: CommandContext,
  configuration: Configuration,
  { cdkOptions = [] }: CdkOptions,
): Promise<void> {
  const { directory, templates } = synthesize(configuration);
  templates.forEach(template => terminal.say(formatFigures(template)));
  if (cdkOptions.length > 0) {
    const stack = stackName(configuration);
    await runCdk(['synth', stack, '--app', directory, ...cdkOptions]);
  }
}
