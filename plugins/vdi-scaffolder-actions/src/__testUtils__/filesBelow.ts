import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The texts of all files below a folder, by their paths. */
export async function filesBelow(
  folder: string,
): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter(entry => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(folder, path), await readFile(path, 'utf8')] as const;
      }),
    ),
  );
}
