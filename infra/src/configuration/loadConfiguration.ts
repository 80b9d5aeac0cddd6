import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { ConfigurationError } from './ConfigurationError';
import { parseConfiguration } from './parseConfiguration';
import type { Configuration } from './schema';

/**
 * Reads the configuration file of one deployment.
 *
 * @throws ConfigurationError with every problem of the file at once
 */
export function loadConfiguration(file: string): Configuration {
  const document = parseDocument(read(file));
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      file,
      document.errors.map(({ message, linePos }) => ({
        path: [],
        message: `Line ${linePos?.[0].line ?? '?'} is not valid YAML: ${message
          .split('\n')[0]
          .replace(/ at line \d+, column \d+:$/, '')}`,
      })),
    );
  }
  const input = document.toJS();
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ConfigurationError(file, [
      {
        path: [],
        message:
          'It holds no keys; begin with a copy of infra/examples/small.yaml',
      },
    ]);
  }
  return parseConfiguration(input, file);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'There is no such file; copy infra/examples/small.yaml there, or name another'
        : `It cannot be read: ${(error as Error).message}`;
    throw new ConfigurationError(file, [{ path: [], message }]);
  }
}
