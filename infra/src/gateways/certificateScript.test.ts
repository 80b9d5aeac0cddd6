import { readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { CertificateMachine } from './__testUtils__/CertificateMachine';

const SCRIPT = join(__dirname, 'scripts/certificate.sh');
const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
jest.setTimeout(60_000);

let machine: CertificateMachine;

function settings(changes: Record<string, string> = {}): void {
  machine.environment({
    CERTIFICATE_SOURCE: 'acm',
    CERTIFICATE_ARN: ARN,
    CERTIFICATE_REGION: 'eu-west-1',
    CERTIFICATE_DIRECTORY: machine.path('certs'),
    DOMAIN_NAME: 'desktops.example.com',
    ...changes,
  });
}

const run = () => machine.run(SCRIPT);

beforeEach(() => {
  machine = new CertificateMachine();
  settings();
});
afterEach(() => machine.remove());

describe('a certificate of ACM', () => {
  it('is exported under a passphrase of its own and put in place decrypted', async () => {
    machine.issue('one');
    machine.acmHas('one');
    expect(await run()).toMatchObject({ code: 0 });
    expect(machine.hasPair()).toBe(true);
    expect(machine.read('certs/cert.pem').trim()).toBe(
      machine.read('one.crt').trim(),
    );
    for (const file of ['cert.pem', 'key.pem']) {
      expect(statSync(machine.path('certs', file)).mode & 0o777).toBe(0o600);
    }
    // The gateway itself writes nothing beside its key
    expect(statSync(machine.path('certs')).mode & 0o777).toBe(0o750);
    expect(statSync(machine.path('certs')).uid).toBe(userInfo().uid);

    const passphrase = machine.read('passphrase');
    expect(passphrase).toMatch(/^[A-Za-z0-9+/=]{64}$/);
    expect(machine.calls().join()).not.toContain(passphrase);
    machine.forget();
    await run();
    expect(machine.read('passphrase')).not.toBe(passphrase);
  });

  it('leaves nothing behind', async () => {
    machine.issue('one');
    machine.acmHas('one');
    await run();
    expect(readdirSync(machine.path('tmp'))).toEqual([]);
    expect(readdirSync(machine.path('certs')).sort()).toEqual([
      'cert.pem',
      'key.pem',
    ]);
  });

  it('is replaced when it has been renewed, and left alone when not', async () => {
    machine.issue('one');
    machine.acmHas('one');
    await run();
    const inode = () => statSync(machine.path('certs/cert.pem')).ino;
    const first = inode();
    expect((await run()).output).toBe('');
    expect(inode()).toBe(first);

    machine.issue('two');
    machine.acmHas('two');
    const renewed = await run();
    expect(renewed.output).toContain('CERTIFICATE_REPLACED cert.pem');
    // Another file, not another content of it: whoever reads it meanwhile reads the whole old one
    expect(inode()).not.toBe(first);
    expect(machine.hasPair()).toBe(true);
    expect(machine.read('certs/cert.pem').trim()).toBe(
      machine.read('two.crt').trim(),
    );
  });

  it('is told of when it expires soon', async () => {
    machine.issue('one', { days: 13 });
    machine.acmHas('one');
    expect((await run()).output).toContain('CERTIFICATE_EXPIRES');
    machine.issue('two', { days: 15 });
    machine.acmHas('two');
    expect((await run()).output).not.toContain('CERTIFICATE_EXPIRES');
  });
});

describe('a certificate of a secret', () => {
  beforeEach(() => settings({ CERTIFICATE_SOURCE: 'secret' }));

  it.each([
    ['PKCS#8', 'rsa', []],
    ['PKCS#1', 'rsa', ['rsa', '-traditional']],
    ['SEC 1', 'ec', ['ec']],
    ['PKCS#8 of a curve', 'ec', []],
  ] as const)('may have a key in %s', async (_, kind, convert) => {
    machine.issue('one', { kind });
    const key = convert.length
      ? machine.openssl(...convert, '-in', 'one.key')
      : machine.read('one.key');
    machine.secretHas(machine.read('one.crt'), key.replace(/\n/g, '\r\n'));
    expect(await run()).toMatchObject({ code: 0 });
    expect(machine.hasPair()).toBe(true);
  });

  it('keeps its chain', async () => {
    machine.issue('one');
    machine.issue('authority');
    machine.secretHas(
      machine.read('one.crt') + machine.read('authority.crt'),
      machine.read('one.key'),
    );
    await run();
    expect(machine.read('certs/cert.pem').match(/BEGIN CERT/g)).toHaveLength(2);
    expect(machine.hasPair()).toBe(true);
  });
});

describe('a certificate that is not sound', () => {
  const faults: [string, string, () => void][] = [
    [
      'cannot be fetched',
      'could not be read',
      () => machine.command('aws', 'echo AccessDenied >&2; exit 254'),
    ],
    [
      'is no JSON',
      'could not be read',
      () => machine.command('aws', 'echo hello'),
    ],
    ['is no PEM', 'no certificate', () => machine.secretHas('hello', 'world')],
    [
      'has no key',
      'no key in PEM',
      () => {
        machine.issue('two');
        machine.secretHas(machine.read('two.crt'), '');
      },
    ],
    [
      'has a key under a passphrase',
      'has a passphrase',
      () => {
        machine.issue('two');
        machine.secretHas(
          machine.read('two.crt'),
          machine.openssl(
            'rsa',
            '-aes256',
            '-passout',
            'pass:x',
            '-in',
            'two.key',
          ),
        );
      },
    ],
    [
      'has the key of another',
      'another certificate',
      () => {
        machine.issue('two');
        machine.issue('three');
        machine.secretHas(machine.read('two.crt'), machine.read('three.key'));
      },
    ],
    [
      'has expired',
      'expired',
      () => {
        machine.issueExpired('two');
        machine.secretHas(machine.read('two.crt'), machine.read('two.key'));
      },
    ],
    [
      'is for another name',
      'not for desktops.example.com',
      () => {
        machine.issue('two', { name: 'other.example.com' });
        machine.secretHas(machine.read('two.crt'), machine.read('two.key'));
      },
    ],
  ];

  beforeEach(() => settings({ CERTIFICATE_SOURCE: 'secret' }));

  it.each(faults)(
    'is refused when it %s, and the old one stays',
    async (_, reason, break_) => {
      machine.issue('one');
      machine.secretHas(machine.read('one.crt'), machine.read('one.key'));
      await run();
      const old = [
        machine.read('certs/cert.pem'),
        machine.read('certs/key.pem'),
      ];

      break_();
      const { code, output } = await run();
      expect(code).toBe(1);
      expect(output).toMatch(new RegExp(`CERTIFICATE_REFUSED ${ARN}: .*`));
      expect(output).toContain(reason);
      expect(output).not.toContain('PRIVATE KEY');
      expect([
        machine.read('certs/cert.pem'),
        machine.read('certs/key.pem'),
      ]).toEqual(old);
    },
  );

  it.each(faults)(
    'leaves a new machine without any when it %s',
    async (_, __, break_) => {
      break_();
      expect((await run()).code).toBe(1);
      expect(machine.has('certs')).toBe(false);
    },
  );

  it('takes any name when the gateways have none of their own', async () => {
    settings({ CERTIFICATE_SOURCE: 'secret', DOMAIN_NAME: '' });
    machine.issue('one', { name: 'other.example.com' });
    machine.secretHas(machine.read('one.crt'), machine.read('one.key'));
    expect(await run()).toMatchObject({ code: 0 });
  });

  it('takes the name of a wildcard', async () => {
    machine.issue('one', { name: '*.example.com' });
    machine.secretHas(machine.read('one.crt'), machine.read('one.key'));
    expect(await run()).toMatchObject({ code: 0 });
  });
});
