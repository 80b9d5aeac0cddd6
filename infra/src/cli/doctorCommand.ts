import type { Configuration } from '../configuration';
import { formatFinding } from '../doctor';
import type { CommandContext } from './CommandContext';
import { UserError } from './UserError';

/**
 * Says what stands in the way of a deployment.
 *
 * @throws UserError when something does
 */
export async function doctorCommand(
  { terminal, examine }: CommandContext,
  configuration: Configuration,
): Promise<void> {
  const findings = await examine(configuration);
  for (const finding of findings) {
    terminal.say(formatFinding(finding));
  }
  const count = (level: string) =>
    findings.filter(finding => finding.level === level).length;
  const errors = count('error');
  terminal.say(
    `\n${count('ok')} in order, ${count(
      'warning',
    )} to consider, ${errors} in the way`,
  );
  if (errors > 0) {
    throw new UserError('Put right what is in the way, then try again.');
  }
}
