import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Values that a script reads, by the names of its variables. */
export type ScriptVariables = Readonly<Record<string, string | undefined>>;

/** A bash script out of files of this folder, which begins with its variables and ends at the first failure. */
export function bashScript(
  files: readonly string[],
  variables: ScriptVariables = {},
): string {
  return [
    'set -euo pipefail',
    ...Object.entries(variables).flatMap(([name, value = '']) => [
      ...(value.includes('$')
        ? ['# shellcheck disable=SC2016 # as it is']
        : []),
      `${name}=${quoteForBash(value)}`,
    ]),
    ...files.map(readScript),
  ].join('\n');
}

/** A PowerShell script out of files of this folder, which begins with its variables and ends at the first failure. */
export function powershellScript(
  files: readonly string[],
  variables: ScriptVariables = {},
): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    "$ProgressPreference = 'SilentlyContinue'",
    ...Object.entries(variables).map(
      ([name, value]) => `$${name} = ${quoteForPowershell(value ?? '')}`,
    ),
    ...files.map(readScript),
  ].join('\n');
}

function readScript(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8').trimEnd();
}

function quoteForBash(value: string): string {
  return `'${value.replace(/'/g, `'\\''`)}'`;
}

function quoteForPowershell(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}
