import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from './loadConfiguration';

describe('loadConfiguration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vdi-configuration-'));
  const file = join(folder, 'desktops.yaml');

  afterAll(() => rmSync(folder, { recursive: true }));

  function load(text: string) {
    writeFileSync(file, text);
    return loadConfiguration(file);
  }

  it('reads a file', () => {
    const configuration = load(`
deployment: desktops
account: '012345678901'
region: eu-central-1
gateway:
  allowedCidrs: [198.51.100.0/24]
  certificate: { acmArn: 'arn:aws:acm:eu-central-1:012345678901:certificate/1' }
`);
    expect(configuration.account).toBe('012345678901');
  });

  it.each([
    [
      'a: [1',
      /^.*desktops\.yaml cannot be used:\n {2}- Line 1 is not valid YAML: .+\.$/,
    ],
    ['a: 1\na: 2', /Line 2 is not valid YAML: Map keys must be unique\./],
    ['a: *b', /It is not valid YAML: Unresolved alias .*: b\.$/],
    [
      ['a: &a [x, x]', ...'bcdefghij']
        .map((line, index, lines) =>
          index === 0
            ? line
            : `${line}: &${line} [${`*${lines[index - 1][0]}, `.repeat(9)}]`,
        )
        .join('\n'),
      /It is not valid YAML: Excessive alias count/,
    ],
    ['a: 1\n---\nb: 2', /Line 2 begins a second document; a file holds one/],
    [
      'region: !Ref AWS::Region',
      /Line 1 is not valid YAML: Unresolved tag: !Ref\.$/,
    ],
    ['a:\n\tb: 1\n\tc: 2', /^.*:\n {2}- Line 2 is not valid YAML: .+\.$/],
    [
      '',
      /It holds no keys; begin with a copy of infra\/examples\/small\.yaml\./,
    ],
    ['- a', /It holds no keys/],
    [
      'account: 012345678901',
      /account: takes the 12 digits of an AWS account, in quotes, not 12345678901\./,
    ],
  ])('refuses %j', (text, message) => {
    expect(() => load(text)).toThrow(message);
  });

  it('refuses a file that is not there', () => {
    expect(() => loadConfiguration(join(folder, 'absent.yaml'))).toThrow(
      /There is no such file; copy infra\/examples\/small\.yaml there, or name another\./,
    );
  });
});
