import { stringify } from 'yaml';
import { documentProblems } from './checkDocument';
import { LIMITS } from './limits';

function withStep(step: object, phase = 'build'): string {
  return stringify({
    schemaVersion: '1.0',
    phases: [{ name: phase, steps: [step] }],
  });
}

const STEP = {
  name: 'Install',
  action: 'ExecuteBash',
  inputs: { commands: ['echo'] },
};

const GOOD = `name: MyComponent
description: An example
schemaVersion: 1.0
parameters:
  - Version:
      type: string
      default: '17'
constants:
  - Folder:
      type: string
      value: /opt
phases:
  - name: build
    steps:
      - name: Download
        action: WebDownload
        maxAttempts: 3
        inputs:
          - source: https://example.com/a.zip
            destination: '{{ Folder }}/a.zip'
      - name: Install
        action: ExecuteBash
        timeoutSeconds: -1
        onFailure: Continue
        inputs:
          commands:
            - |
              unzip '{{ build.Download.inputs[0].destination }}'
      - name: Restart
        action: Reboot
        inputs:
          delaySeconds: 10
      - name: Update
        action: UpdateOS
  - name: test
    steps:
      - name: Look
        action: Assert
        inputs:
          - operator: equals
`;

describe('documentProblems', () => {
  it('has nothing against what Image Builder takes', () => {
    expect(documentProblems(GOOD, 'Linux')).toEqual([]);
    expect(documentProblems(withStep(STEP, 'validate'), 'Linux')).toEqual([]);
    expect(
      documentProblems(
        JSON.stringify({
          schemaVersion: 1,
          phases: [{ name: 'build', steps: [STEP] }],
        }),
        'Linux',
      ),
    ).toEqual([]);
  });

  it.each([
    ['a: b: c', /^is no YAML: line 1: /],
    ['a: 1\na: 2', /^is no YAML: line 2: Map keys must be unique/],
    ['- a', /^is no component document/],
    ['', /^is no component document/],
    ['schemaVersion: 1.0', /^phases: /],
    [withStep(STEP).replace('1.0', '2.0'), /^schemaVersion: must be 1\.0/],
    [
      withStep(STEP).replace('schemaVersion', 'version'),
      /^schemaVersion: must/,
    ],
    [
      withStep(STEP, 'deploy'),
      /^phases\[0\]\.name: takes 'build', 'validate', 'test'/,
    ],
    [
      withStep({ ...STEP, name: 'Install it' }),
      /^phases\[0\]\.steps\[0\]\.name: takes letters/,
    ],
    [withStep({ ...STEP, name: '' }), /^phases\[0\]\.steps\[0\]\.name: /],
    [
      withStep({ ...STEP, name: 'x'.repeat(129) }),
      /^phases\[0\]\.steps\[0\]\.name: /,
    ],
    [
      withStep({ ...STEP, action: 'RunScript' }),
      /'RunScript' in step 'Install', which Image Builder does not know/,
    ],
    [
      withStep({ ...STEP, action: 'ExecutePowerShell' }),
      /is for Windows and the base is of Linux/,
    ],
    [
      withStep({ ...STEP, inputs: undefined }),
      /has no inputs in step 'Install'/,
    ],
    [
      withStep({ ...STEP, inputs: { commands: 'echo' } }),
      /takes a list of commands in step 'Install'/,
    ],
    [
      withStep({ ...STEP, inputs: { commands: [] } }),
      /takes a list of commands/,
    ],
    [
      withStep({ ...STEP, inputs: { commands: [{ a: 1 }] } }),
      /each of them a text/,
    ],
    [withStep({ ...STEP, timeoutSeconds: 50_000 }), /timeoutSeconds/],
    [
      withStep({ ...STEP, onFailure: 'Retry' }),
      /onFailure: takes 'Abort', 'Continue', 'Ignore'/,
    ],
    [
      stringify({
        schemaVersion: '1.0',
        phases: [{ name: 'build', steps: [] }],
      }),
      /^phases\[0\]\.steps: /,
    ],
    [
      stringify(
        {
          schemaVersion: '1.0',
          phases: [{ name: 'build', steps: [STEP, STEP] }],
        },
        { aliasDuplicateObjects: false },
      ),
      /the step 'Install' twice in the phase 'build'/,
    ],
    [
      stringify(
        {
          schemaVersion: '1.0',
          phases: ['build', 'build'].map(name => ({ name, steps: [STEP] })),
        },
        { aliasDuplicateObjects: false },
      ),
      /the phase 'build' twice/,
    ],
    [
      GOOD.replace("      default: '17'\n", ''),
      /the parameter 'Version' without a default/,
    ],
    [`${GOOD}# \u0007`, /control character/],
  ])('says what is wrong with %j', (text, sentence) => {
    const [problem, ...others] = documentProblems(text, 'Linux');
    expect(problem).toMatch(sentence);
    expect(others).toEqual([]);
  });

  it('holds to the limit of what comes with a request', () => {
    const padded = (length: number) => GOOD.padEnd(length, '#');
    const most = LIMITS.documentCharacters;
    expect(documentProblems(padded(most), 'Linux')).toEqual([]);
    expect(documentProblems(padded(most + 1), 'Linux')).toEqual([
      'has 16001 characters; Image Builder takes 16000, so split it into two',
    ]);
  });

  it('is not to be drowned in references', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      const before = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array(9).fill(before).join(', ')}]`);
    }
    expect(documentProblems(lines.join('\n'), 'Linux')[0]).toMatch(
      /^is no YAML: .*alias/i,
    );
  });
});
