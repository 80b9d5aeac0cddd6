import { readFile } from 'node:fs/promises';

/** A JSON file, or `undefined` when the tests ended before they wrote it. */
export async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    console.error(`The tests left no report: ${error.message}`);
    return undefined;
  }
}
