import type { Configuration } from '../configuration';
import { packagesOf, readPackages } from '../images/packages';
import { checksumOf } from './checksumOf';
import type { CommandContext } from './CommandContext';
import { recordChecksums } from './recordChecksums';

/**
 * Downloads the packages whose checksum nobody has recorded yet, and records it. A checksum says that a file is the same
 * as then, not that it was the right one: where a signature exists, the build checks that too.
 */
export async function packagesCommand(
  { terminal }: Pick<CommandContext, 'terminal'>,
  configuration?: Configuration,
): Promise<void> {
  const list = readPackages();
  const wanted = configuration
    ? packagesOf(configuration, list)
    : Object.entries(list.packages).map(([id, entry]) => ({ id, ...entry }));
  const missing = wanted.filter(
    ({ sha256, rolling }) => sha256 === undefined && !rolling,
  );
  const found = new Map<string, string>();
  for (const { id, url } of missing) {
    terminal.say(`${id}: downloading ${url}`);
    const checksum = await checksumOf(url);
    found.set(id, checksum);
    terminal.say(`${id}: ${checksum}`);
  }
  if (found.size === 0) {
    terminal.say('Every package that can have a checksum has one.');
    return;
  }
  await recordChecksums(found);
  terminal.say(
    'Recorded in infra/packages.yaml. Compare them with what the publisher says, then commit the file.',
  );
}
