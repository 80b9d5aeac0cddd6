import { readFile, writeFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { PACKAGES_FILE } from '../images/packages';

/** Writes checksums into the list of packages, by id. Comments and order stay. */
export async function recordChecksums(
  checksums: Map<string, string>,
  file = PACKAGES_FILE,
): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'));
  for (const [id, checksum] of checksums) {
    document.setIn(['packages', id, 'sha256'], checksum);
  }
  await writeFile(file, document.toString({ lineWidth: 0 }));
}
