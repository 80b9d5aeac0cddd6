import { execFileSync, spawnSync } from 'node:child_process';
import {
  HOST_ACTIONS,
  HOST_PARAMETERS,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { powershellCommands, powershellProblems } from '../__testUtils__';
import { documentScript, testDocument } from './__testUtils__/documentScript';

const PARAMETER = /\{\{ ?(\w+) ?\}\}/g;

/** Keys of the server's configuration that a preparation may set, and how the guide types them. */
const SETTINGS: Record<string, 'number' | 'boolean' | 'text'> = {
  'connectivity/web-port': 'number',
  'connectivity/quic-port': 'number',
  'connectivity/enable-quic-frontend': 'boolean',
  'session-management/create-session': 'boolean',
  'session-management/automatic-console-session/owner': 'text',
  'security/auth-token-verifier': 'text',
} as const;

describe.each(HOST_ACTIONS)('the document %s', action => {
  const document = testDocument(action);
  const linux = documentScript(action, 'linux');
  const windows = documentScript(action, 'windows');

  it('has the parameters that the portal sends, with their patterns', () => {
    expect(document.schemaVersion).toBe('2.2');
    expect(
      Object.fromEntries(
        Object.entries(document.parameters).map(([name, parameter]) => [
          name,
          parameter.allowedPattern,
        ]),
      ),
    ).toEqual(HOST_PARAMETERS[action]);
    // Without defaults, all of them are required.
    for (const parameter of Object.values(document.parameters)) {
      expect(Object.keys(parameter)).not.toContain('default');
      expect(parameter.type).toBe('String');
    }
  });

  it('runs the step of the platform, within the time of the command', () => {
    expect(
      document.mainSteps.map(each => [each.action, each.precondition]),
    ).toEqual([
      ['aws:runShellScript', { StringEquals: ['platformType', 'Linux'] }],
      [
        'aws:runPowerShellScript',
        { StringEquals: ['platformType', 'Windows'] },
      ],
    ]);
    for (const { inputs } of document.mainSteps) {
      expect(inputs.timeoutSeconds).toBe('{{ executionTimeout }}');
    }
  });

  it('fits into SSM', () => {
    expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThan(64 * 1024);
  });

  it('pastes parameters into single quotes and nowhere else', () => {
    for (const { inputs } of document.mainSteps) {
      const pasted = inputs.runCommand.filter(line => /\{\{|\}\}/.test(line));
      for (const line of pasted) {
        expect(line).toMatch(/^\$?VDI_[A-Z]+ ?= ?'\{\{ \w+ \}\}'$/);
      }
      const names = [...pasted.join('\n').matchAll(PARAMETER)];
      expect(names.map(([, name]) => name).sort()).toEqual(
        Object.keys(document.parameters)
          .filter(name => name !== 'executionTimeout')
          .sort(),
      );
    }
  });

  it('is bash without findings', () => {
    expect(linux.split('\n')[0]).toBe('#!/bin/bash');
    const { error, stdout } = spawnSync('shellcheck', ['--shell=bash', '-'], {
      input: linux,
      encoding: 'utf8',
    });
    expect({ error, stdout }).toEqual({ error: undefined, stdout: '' });
  });

  it('is PowerShell', async () => {
    expect(await powershellProblems(windows)).toEqual([]);
  });

  it('calls no function of its own that it lacks', async () => {
    const defined = [...windows.matchAll(/^function ([A-Z]\w+-\w+)/gm)].map(
      ([, name]) => name,
    );
    const own =
      /^(Assert|Get-(Session|Report|InstanceId|SettingKey|Account)|Invoke-(Program|SetUp)|Set-(Account|Session|Setting)|Start-Server|Stop-Host|Test-(Owner|Port|Setting)|Wait-Until|Write-Log)/;
    const called = (await powershellCommands(windows)).filter(name =>
      own.test(name),
    );
    expect(called.filter(name => !defined.includes(name))).toEqual([]);
  });
});

describe.each(['prepare', 'assign'] as const)('the settings of %s', action => {
  it('are keys of dcv.conf, quoted where they are texts', () => {
    const found = [
      ...documentScript(action, 'linux').matchAll(
        /^ {2}apply_setting (\S+) (\S+) ("\$\(quote .*\)"|\S+) (restart|at-once)$/gm,
      ),
    ].map(([, section, key, value, effect]) => ({
      setting: `${section}/${key}`,
      quoted: value.startsWith('"$(quote '),
      effect,
    }));
    expect(found.map(each => each.setting).sort()).toEqual(
      Object.keys(SETTINGS).sort(),
    );
    for (const { setting, quoted, effect } of found) {
      const type = SETTINGS[setting];
      expect({ setting, quoted }).toEqual({ setting, quoted: type === 'text' });
      expect({ setting, effect }).toEqual({
        setting,
        effect:
          setting === 'security/auth-token-verifier' ? 'at-once' : 'restart',
      });
    }
  });

  it('are values of the registry, of the types that the guide gives', () => {
    const script = documentScript(action, 'windows');
    expect(script).toContain(
      "'Registry::HKEY_USERS\\S-1-5-18\\Software\\GSettings\\com\\nicesoftware\\dcv'",
    );
    const found = [
      ...script.matchAll(/^ {2}Set-Setting '(\S+)' '(\S+)' '(\w+)' /gm),
    ].map(([, section, name, type]) => [`${section}/${name}`, type]);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(
        Object.entries(SETTINGS).map(([setting, type]) => [
          setting,
          type === 'text' ? 'String' : 'DWord',
        ]),
      ),
    );
  });
});

it('takes the longest command that the portal sends', () => {
  const [instance, workstation] = [
    `i-${'0'.repeat(17)}`,
    `ws-${'0'.repeat(26)}`,
  ];
  const secret = `vdi/${'d'.repeat(63)}/${workstation}`;
  const entry = [instance, workstation, 'u'.repeat(32), secret].join();
  const pattern = new RegExp(HOST_PARAMETERS.assign.Hosts);
  expect(pattern.test(Array(50).fill(entry).join(';'))).toBe(true);
  expect(pattern.test(Array(51).fill(entry).join(';'))).toBe(false);
});

it('leaves what looks like code in an account a text', () => {
  const account = 'a$HOME\\$USER@a.b$';
  const hosts = `i-00000001,ws-${'0'.repeat(26)},${account}`;
  const head = documentScript('prepare', 'linux', {
    Hosts: hosts,
    VerifierUrl: 'https://auth.example.com:8443/a~b/-c.d',
    Port: '8443',
    Quic: 'false',
  }).split('\nset -euo')[0];
  const printed = execFileSync('bash', {
    input: `${head}\nprintf '%s\\n' "$VDI_HOSTS" "$VDI_VERIFIER"`,
    encoding: 'utf8',
  });
  expect(printed.split('\n')).toEqual([
    hosts,
    'https://auth.example.com:8443/a~b/-c.d',
    '',
  ]);
});
