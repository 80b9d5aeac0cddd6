import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument, scriptsOf } from './__testUtils__/readDocument';
import { shellcheck } from './__testUtils__/shellcheck';
import { documentProblems } from './checkDocument';
import { installScriptDocuments, scriptProblem } from './installScript';
import { LIMITS } from './limits';

/** Texts that have ended a quotation, a document or a command somewhere. */
const HOSTILE = [
  'it\'s $HOME and `date` and \\ and "',
  "cat <<'EOF'\nEOF\nEND\n",
  "'; rm -rf /; '",
  '{{ build.Step.outputs }} and {{{{ {{{',
  'key: value\n- item\n  # comment\n--- \n...\n',
  '%s %n %% \\n',
  '   indented\n\ttab\n\n\nblank lines   \n',
  'ünïcödé 漢字 🚀\u2028\u2029',
  '-n\n',
];

describe('installScriptDocuments on Linux', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the documents as a build machine would, with another folder and another program in place of bash. */
  function run(script: string, program = 'cat') {
    const text = installScriptDocuments({ platform: 'Linux', script })
      .flatMap(scriptsOf)
      .map(each => `(\n${each}\n)`)
      .join('\n')
      .replaceAll('/var/lib/vdi-image', join(folder, 'vdi'))
      .replace('bash -e "$folder/install"', `${program} "$folder/install"`);
    const result = spawnSync('bash', ['-e'], { input: text, encoding: 'utf8' });
    return { ...result, output: result.stdout + result.stderr };
  }

  it.each(HOSTILE)('hands on %j as it is', script => {
    const { status, stdout } = run(script);
    expect(status).toBe(0);
    const expected = script.endsWith('\n') ? script : `${script}\n`;
    expect(stdout).toBe(`#!/bin/bash\n${expected}`);
  });

  it('hands on whatever there is', () => {
    const part = fc.oneof(
      fc.constantFrom(...HOSTILE, "'", '{', '}', '\\', '\n', '"', '$', '`'),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), parts => {
        const script = parts.join('');
        fc.pre(scriptProblem(script) === undefined);
        const lines = script.replace(/\r\n?/g, '\n');
        const expected = lines.endsWith('\n') ? lines : `${lines}\n`;
        expect(run(script).stdout.replace(/^#!\/bin\/bash\n/, '')).toBe(
          expected.replace(/^#!\/bin\/bash\n/, ''),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('ends with the code of the script, at the first command that fails', () => {
    expect(run('echo one\nexit 3\necho two', 'bash -e')).toMatchObject({
      status: 3,
      stdout: 'one\n',
    });
    expect(run('false\necho two', 'bash -e')).toMatchObject({
      status: 1,
      stdout: '',
    });
    expect(run('echo fine', 'bash -e').status).toBe(0);
    expect(run('read -r line || echo "no input"', 'bash -e').stdout).toBe(
      'no input\n',
    );
  });

  it('leaves nothing behind', () => {
    const { stdout } = run('ls');
    expect(stdout).toContain('ls');
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout.trim()).toBe(
      '',
    );
  });

  it.each([
    ['quotes', "'".repeat(20_000)],
    ['braces', '{'.repeat(20_000)],
    ['short lines', 'a\n'.repeat(10_000)],
    ['rockets', '🚀'.repeat(10_000)],
    ['backslashes and quotes', '\\"'.repeat(10_000)],
    ['plain text', 'echo hello world\n'.repeat(1_176)],
  ])('spreads 20000 characters of %s over documents', (_, script) => {
    const documents = installScriptDocuments({ platform: 'Linux', script });
    expect(documents.length).toBeLessThanOrEqual(LIMITS.componentsOfRecipe);
    for (const document of documents) {
      expect(document.length).toBeLessThanOrEqual(LIMITS.documentCharacters);
      expect(documentProblems(document, 'Linux')).toEqual([]);
    }
    const expected = script.endsWith('\n') ? script : `${script}\n`;
    expect(run(script).stdout).toBe(`#!/bin/bash\n${expected}`);
  });

  it('keeps what people wrote readable, and within one document when it fits', () => {
    const [document, ...others] = installScriptDocuments({
      platform: 'Linux',
      script: '#!/bin/bash\nset -x\nexit 1\n',
    });
    expect(others).toEqual([]);
    expect(document).toMatch(/^ +exit 1$/m);
    const [step] = readDocument(document).phases[0].steps;
    expect(step).toMatchObject({
      name: 'RunInstallScript',
      action: 'ExecuteBash',
      onFailure: 'Abort',
    });
  });

  it('has no flaw that shellcheck knows', () => {
    for (const script of [...HOSTILE, 'x\n'.repeat(9_000)]) {
      for (const document of installScriptDocuments({
        platform: 'Linux',
        script,
      })) {
        expect(scriptsOf(document).map(shellcheck).join('')).toBe('');
        expect(document).not.toContain('{{');
      }
    }
  });
});

describe('installScriptDocuments on Windows', () => {
  /** What PowerShell makes of `('…' + '…')`. */
  function evaluate(expression: string): string {
    return expression.split("' + '").join('').replace(/''/g, "'");
  }

  it.each(HOSTILE)('writes %j as it is', script => {
    const documents = installScriptDocuments({ platform: 'Windows', script });
    expect(documents).toHaveLength(1);
    expect(documents[0]).not.toContain('{{');
    expect(documentProblems(documents[0], 'Windows')).toEqual([]);
    const [text] = scriptsOf(documents[0]);
    const [, literal] = /AppendAllText\(\$file, \('(.*)'\), \(New-Object/s.exec(
      text,
    )!;
    expect(evaluate(literal)).toBe(
      script.endsWith('\n') ? script : `${script}\n`,
    );
  });

  it('marks the first piece alone as UTF-8, and runs the last', () => {
    const documents = installScriptDocuments({
      platform: 'Windows',
      script: 'Write-Output 1\n'.repeat(1_300),
    });
    expect(documents.length).toBeGreaterThan(1);
    const texts = documents.flatMap(scriptsOf);
    expect(texts.map(text => text.includes('UTF8Encoding $true'))).toEqual(
      texts.map((_, index) => index === 0),
    );
    expect(texts.map(text => text.includes('powershell.exe'))).toEqual(
      texts.map((_, index) => index === texts.length - 1),
    );
  });
});

describe('scriptProblem', () => {
  it.each([
    ['', /is empty/],
    [' \n', /is empty/],
    ['echo\n\u0000', /U\+0000 in line 2/],
    ['\u001b[31m', /U\+001B in line 1/],
    ['\ud800', /half a character/],
  ])('says what is wrong with %j', (script, sentence) => {
    expect(scriptProblem(script)).toMatch(sentence);
  });

  it.each(['echo', 'a\r\nb\tc', '🚀'])('has nothing against %j', script => {
    expect(scriptProblem(script)).toBeUndefined();
  });
});
