import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import { appConfigFrom } from '../portal';
import { formatFigures } from './assembly';
import type { CommandContext } from './CommandContext';
import { doctorCommand } from './doctorCommand';
import { UserError } from './UserError';

/** Options of {@link deployCommand}. */
export interface DeployOptions {
  /** Asks nothing. */
  readonly yes?: boolean;
  /** Does without the doctor. */
  readonly force?: boolean;
  /** For CDK's own command */
  readonly cdkOptions?: string[];
}

/**
 * Deploys, and says what the portal needs to know of it.
 *
 * @throws UserError when something is in the way, when the person does not agree, or when CDK fails
 */
export async function deployCommand(
  context: CommandContext,
  configuration: Configuration,
  { yes = false, force = false, cdkOptions = [] }: DeployOptions,
): Promise<void> {
  const { terminal } = context;
  if (force) {
    terminal.say('The doctor is not asked, because of --force.');
  } else {
    await doctorCommand(context, configuration);
  }
  const { directory, templates } = context.synthesize(configuration);
  templates.forEach(template => terminal.say(formatFigures(template)));

  const { account, region } = configuration;
  const stack = stackName(configuration);
  const question = `Deploy ${stack} into account ${account}, region ${region}?`;
  if (!yes && !(await terminal.ask(question))) {
    throw new UserError('Nothing was deployed.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'vdi-outputs-'));
  try {
    const outputs = join(folder, 'outputs.json');
    await context.runCdk([
      ...['deploy', stack, '--app', directory, '--outputs-file', outputs],
      ...(yes ? ['--require-approval', 'never'] : []),
      ...cdkOptions,
    ]);
    const written = await readOutputs(outputs);
    terminal.say(
      written[stack]
        ? `\nFor the portal's app-config.yaml:\n\n${appConfigFrom(
            written[stack],
          )}`
        : "\nNothing was changed yet. When it is, 'app-config' prints what the portal needs.",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Outputs by stack; CDK writes none when it only prepares a change set. */
async function readOutputs(
  file: string,
): Promise<Record<string, Record<string, string>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw error;
  }
}
