import { resolve } from 'node:path';
import { type Configuration, loadConfiguration } from '../configuration';

/** The configuration in a file, as named by the person: package managers change the folder, and say so. */
export function configurationAt(file: string): Configuration {
  return loadConfiguration(resolve(process.env.INIT_CWD ?? '', file));
}
