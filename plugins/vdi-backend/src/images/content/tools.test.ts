import { readDocument, scriptsOf } from './__testUtils__/readDocument';
import { shellcheck } from './__testUtils__/shellcheck';
import { documentProblems } from './checkDocument';
import { packagesDocument } from './packagesComponent';
import { toolDocument, TOOLS } from './tools';

const DOCUMENTS = TOOLS.flatMap(tool =>
  tool.platforms.map(platform => ({
    title: `${tool.id} on ${platform}`,
    platform,
    document: toolDocument(tool, platform),
  })),
);

const ON_LINUX = DOCUMENTS.filter(({ platform }) => platform === 'linux');
const ON_WINDOWS = DOCUMENTS.filter(({ platform }) => platform === 'windows');

it.each(DOCUMENTS)(
  '$title is a document as Image Builder takes it',
  ({ platform, document }) => {
    expect(
      documentProblems(document, platform === 'windows' ? 'Windows' : 'Linux'),
    ).toEqual([]);
    expect(document).not.toContain('{{');
    expect(readDocument(document).phases.map(({ name }) => name)).toEqual([
      'build',
      'validate',
      'test',
    ]);
  },
);

it.each(ON_WINDOWS)(
  '$title fetches nothing but what its publisher has signed',
  ({ document }) => {
    const [install] = scriptsOf(document);
    expect(install).toMatch(
      /Get-Signed 'https:\/\/\S+' '[\w.]+' '(Microsoft Corporation|Google LLC|Mozilla Corporation)'/,
    );
    expect(install.match(/Invoke-WebRequest/g)).toHaveLength(1);
  },
);

describe.each(ON_LINUX)('$title', ({ document }) => {
  it('holds every repository to a pinned key', () => {
    const [install] = scriptsOf(document);
    expect(install.match(/\bcurl -/g)).toHaveLength(1);
    const repositories =
      install.match(/^\s+add_\w+_repository (?:.*\\\n)*.*/gm) ?? [];
    for (const line of repositories) {
      expect(line).toMatch(/[0-9A-F]{40}|\$fingerprint/);
    }
    expect(install).not.toMatch(
      /http:|--allow-unauthenticated|gpgcheck=0|nogpgcheck|trusted=yes/,
    );
  });

  it('has no flaw that shellcheck knows', () => {
    for (const script of new Set(scriptsOf(document))) {
      expect(script).toMatch(/^set -euo pipefail$/m);
      expect(shellcheck(script)).toBe('');
    }
  });
});

describe('packages', () => {
  it('are installed and looked for, whatever they are called', () => {
    const names = [
      'g++',
      'libc6:i386',
      'r-base=4.3.3-2build2',
      'a'.repeat(100),
    ];
    const document = packagesDocument(names);
    expect(documentProblems(document, 'Linux')).toEqual([]);
    for (const script of scriptsOf(document)) {
      expect(shellcheck(script)).toBe('');
      expect(script).toContain(`packages=('g++' 'libc6:i386'`);
    }
  });

  it('fit into one document, as many as may be chosen', () => {
    const names = Array.from({ length: 200 }, (_, index) =>
      `${index}`.padEnd(30, 'x'),
    );
    expect(documentProblems(packagesDocument(names), 'Linux')).toEqual([]);
  });
});
