import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const DIRECTORY = resolvePackagePath(
  '@deskstage/backstage-plugin-vdi-backend',
  'images/tools',
);

/** The text of a script that comes with the backend. */
export function readScript(file: string): string {
  return readFileSync(join(DIRECTORY, file), 'utf8').trimEnd();
}
