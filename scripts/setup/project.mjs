import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where Node and Yarn are put when the machine has not got them. */
export const tools = join(root, '.tools');

/** An error whose message says what to do; its stack helps nobody. */
export class SetupError extends Error {}

export function readText(...path) {
  return readFileSync(join(root, ...path), 'utf8');
}

export function readJson(...path) {
  return JSON.parse(readText(...path));
}
