import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { RefusedError } from '../errors';
import { assign, createPreamble, formatHost, quote } from './preamble';

const host = {
  instanceId: 'i-0123456789abcdef0',
  workstationId: 'ws-01k0000000000000000000000a',
  osUser: 'alice',
  identityMode: 'personal' as const,
  secretId: 'vdi/demo/ws-01k0000000000000000000000a',
};

const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map(c => String.fromCharCode(c)),
});

describe('quote', () => {
  it('gives bash back exactly the text', () => {
    fc.assert(
      fc.property(fc.array(printable, { minLength: 1 }), texts => {
        const script = texts
          .map(text => `${assign('linux', 'T', text)}\nprintf '%s\\n' "$T"`)
          .join('\n');
        const printed = execFileSync('bash', { input: script }).toString();
        expect(printed).toBe(texts.map(text => `${text}\n`).join(''));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["it's $HOME `x`", "'it''s $HOME `x`'"],
    ["''", "''''''"],
    ['C:\\x', "'C:\\x'"],
  ])('doubles quotation marks for PowerShell: %s', (text, expected) => {
    expect(quote('windows', text)).toBe(expected);
  });

  it.each(['a\nb', 'a\rb', 'a\0b', '\x1b[2J', 'a\x7fb', 'a\u2019; x', 'é'])(
    'refuses %j on both platforms',
    text => {
      expect(() => quote('linux', text)).toThrow(RefusedError);
      expect(() => quote('windows', text)).toThrow(RefusedError);
    },
  );
});

describe('createPreamble', () => {
  it('says what differs from host to host', () => {
    const options = {
      action: 'prepare' as const,
      hosts: [
        host,
        {
          instanceId: 'i-00000001',
          workstationId: 'ws-01k0000000000000000000000b',
          identityMode: 'personal' as const,
          secretId: 'x',
        },
      ],
      settings: {
        authenticatorUrl: 'https://auth.example.com/authenticate//',
        port: 8443,
        quic: false,
      },
      region: 'eu-west-1',
    };
    expect(createPreamble({ platform: 'linux', ...options })).toEqual([
      "VDI_ACTION='prepare'",
      "VDI_HOSTS='i-0123456789abcdef0,ws-01k0000000000000000000000a,alice,vdi/demo/ws-01k0000000000000000000000a;i-00000001,ws-01k0000000000000000000000b,-,-'",
      "VDI_VERIFIER='https://auth.example.com/authenticate'",
      "VDI_PORT='8443'",
      "VDI_QUIC='false'",
      "VDI_REGION='eu-west-1'",
    ]);
    expect(createPreamble({ platform: 'windows', ...options })[0]).toBe(
      "$VDI_ACTION = 'prepare'",
    );
  });

  it.each([
    { instanceId: 'i-1;x' },
    { workstationId: 'ws-1' },
    { osUser: 'a,b' },
    { osUser: 'a;b' },
    { osUser: '-' },
    { osUser: "a'b" },
    { secretId: 'a,b' },
    { secretId: 'a;b' },
  ])('refuses %j', part => {
    expect(() => formatHost({ ...host, ...part })).toThrow(RefusedError);
  });

  it.each(['CORP\\alice', 'alice@corp.example.com', 'svc_1$'])(
    'takes the account %s',
    osUser => {
      expect(formatHost({ ...host, osUser })).toContain(`,${osUser},`);
    },
  );
});
