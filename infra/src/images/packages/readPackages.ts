import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  packageListSchema,
  type Package,
  type PackageId,
  type PackageList,
} from './Package';

/** The file of the pinned packages, beside the app. */
export const PACKAGES_FILE = resolve(__dirname, '../../../packages.yaml');

/**
 * Reads the pinned packages.
 *
 * @throws Error with a sentence, when the file is not of the form
 */
export function readPackages(file: string = PACKAGES_FILE): PackageList {
  const list = packageListSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!list.success) {
    throw new Error(`'${file}': ${z.prettifyError(list.error)}`);
  }
  return list.data;
}

/** One package of the list. */
export function findPackage(list: PackageList, id: PackageId): Package {
  const entry = list.packages[id];
  return {
    id,
    file: entry.url.slice(entry.url.lastIndexOf('/') + 1),
    ...entry,
  };
}
