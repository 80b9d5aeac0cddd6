import { componentDocument } from './componentDocument';
import { LIMITS } from './limits';
import { quoteForBash, quoteForPowershell } from './quote';

/** How long an install script may take; minutes. */
const MINUTES = 120;

/** Documents of the components that run a script, in their order. */
export interface InstallScriptOptions {
  platform: 'Linux' | 'Windows';
  script: string;
}

/**
 * Documents that run a person's script as the administrator. The text is written to a file as it is, whatever it holds,
 * and the file is run: nothing in it can end the document, the command or a quotation. A text that one document cannot
 * hold goes into several, of which the last one runs it.
 */
export function installScriptDocuments({
  platform,
  script,
}: InstallScriptOptions): string[] {
  const text = withFirstLine(script.replace(/\r\n?/g, '\n'), platform);
  const pieces = fit(text, platform);
  return pieces.map((piece, index) =>
    documentOf(piece, {
      platform,
      first: index === 0,
      last: index === pieces.length - 1,
    }),
  );
}

/** What is wrong with a script, if anything. */
export function scriptProblem(script: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.exec(script);
  if (hidden) {
    const code = hidden[0].charCodeAt(0).toString(16).padStart(4, '0');
    const line = script.slice(0, hidden.index).split('\n').length;
    return `has the control character U+${code.toUpperCase()} in line ${line}; remove it`;
  }
  if (/[\ud800-\udfff]/u.test(script)) {
    return 'has half a character; save it as UTF-8';
  }
  return script.trim() === '' ? 'is empty; leave it out' : undefined;
}

function withFirstLine(script: string, platform: 'Linux' | 'Windows'): string {
  const text = script.endsWith('\n') ? script : `${script}\n`;
  return platform === 'Windows' || text.startsWith('#!')
    ? text
    : `#!/bin/bash\n${text}`;
}

/** Pieces of a text, each of which one document holds. */
function fit(text: string, platform: 'Linux' | 'Windows'): string[] {
  const whole = { platform, first: true, last: true };
  if (documentOf(text, whole).length <= LIMITS.documentCharacters) {
    return [text];
  }
  const middle = boundaryNear(text, Math.floor(text.length / 2));
  return [
    ...fit(text.slice(0, middle), platform),
    ...fit(text.slice(middle), platform),
  ];
}

/** The end of a line where one is near, and never the middle of a character. */
function boundaryNear(text: string, position: number): number {
  const line = text.lastIndexOf('\n', position) + 1;
  if (line > position / 2) {
    return line;
  }
  return /[\udc00-\udfff]/.test(text[position]) ? position + 1 : position;
}

function documentOf(
  text: string,
  piece: { platform: 'Linux' | 'Windows'; first: boolean; last: boolean },
): string {
  const linux = piece.platform === 'Linux';
  return componentDocument('Install script of the image project', {
    build: [
      {
        name: piece.last ? 'RunInstallScript' : 'WriteInstallScript',
        action: linux ? 'ExecuteBash' : 'ExecutePowerShell',
        script: linux ? bashPiece(text, piece) : powershellPiece(text, piece),
        minutes: piece.last ? MINUTES : 5,
      },
    ],
  });
}

interface Piece {
  first: boolean;
  last: boolean;
}

function bashPiece(text: string, { first, last }: Piece): string {
  return [
    'set -euo pipefail',
    'umask 077',
    'folder=/var/lib/vdi-image',
    ...(first ? ['rm -rf "$folder"', 'mkdir -p "$folder"'] : []),
    '# shellcheck disable=SC1078,SC1079,SC2016 # as it is',
    `printf '%s' ${quoteForBash(text)} >>"$folder/install"`,
    ...(last
      ? [
          'export HOME=/root DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a',
          'umask 022',
          'cd /',
          'code=0',
          'bash -e "$folder/install" </dev/null || code=$?',
          'rm -rf "$folder"',
          'exit "$code"',
        ]
      : []),
  ].join('\n');
}

function powershellPiece(text: string, { first, last }: Piece): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    "$folder = Join-Path $env:ProgramData 'vdi-image'",
    "$file = Join-Path $folder 'install.ps1'",
    ...(first
      ? [
          'if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }',
          'New-Item $folder -ItemType Directory | Out-Null',
        ]
      : []),
    // Windows PowerShell takes a file without the mark for one of the system's code page
    `[IO.File]::AppendAllText($file, ${quoteForPowershell(
      text,
    )}, (New-Object Text.UTF8Encoding ${first ? '$true' : '$false'}))`,
    ...(last
      ? [
          'Set-Location "$env:SystemDrive\\"',
          // One that leaves no exit code behind has succeeded, unless it threw
          `powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ('$ErrorActionPreference = ''Stop''; $global:LASTEXITCODE = 0; & ''' + $file + '''; exit $LASTEXITCODE')`,
          '$code = $LASTEXITCODE',
          'Remove-Item $folder -Recurse -Force',
          'exit $code',
        ]
      : []),
  ].join('\n');
}
