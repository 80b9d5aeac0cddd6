import { readFileSync } from 'node:fs';
import { parseDocument, type YAMLError } from 'yaml';
import { ConfigurationError } from './ConfigurationError';
import { parseConfiguration } from './parseConfiguration';
import type { Configuration } from './schema';

/**
 * Reads the configuration file of one deployment.
 *
 * @throws ConfigurationError with every problem of the file at once
 */
export function loadConfiguration(file: string): Configuration {
  const input = parse(read(file), file);
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

function parse(text: string, file: string): unknown {
  const document = parseDocument(text, { stringKeys: true });
  // A tag that is not known is a warning of the parser. What follows the first error often follows from it.
  const [first] = [...document.errors, ...document.warnings];
  if (first) {
    throw new ConfigurationError(file, [
      { path: [], message: sentence(first) },
    ]);
  }
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that lead nowhere, or that multiply beyond reason
    throw new ConfigurationError(file, [
      {
        path: [],
        message: `It is not valid YAML: ${(error as Error).message}`,
      },
    ]);
  }
}

function sentence({ code, message, linePos }: YAMLError): string {
  const line = linePos?.[0].line ?? '?';
  if (code === 'MULTIPLE_DOCS') {
    return `Line ${line} begins a second document; a file holds one deployment`;
  }
  const [reason] = message.split('\n');
  return `Line ${line} is not valid YAML: ${reason.replace(
    / at line \d+, column \d+:$/,
    '',
  )}`;
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
