import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Machine } from './__testUtils__/Machine';

const SCRIPT = join(__dirname, 'scripts/certificate.sh');
const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
const KINDS = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
};

let machine: Machine;

function openssl(...args: string[]): string {
  return execFileSync('openssl', args, {
    cwd: machine.root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

interface IssueOptions {
  kind?: keyof typeof KINDS;
  name?: string;
  /** From now; negative: expired */
  days?: number;
}

/** A new certificate with its key (PKCS#8), as files of the machine. */
function issue(file: string, options: IssueOptions = {}): void {
  const { kind = 'rsa', name = 'desktops.example.com', days = 90 } = options;
  openssl(
    'req',
    '-x509',
    '-nodes',
    ...KINDS[kind],
    ...['-keyout', `${file}.key`, '-out', `${file}.crt`],
    ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
    ...['-days', String(days)],
  );
}

/** ACM as the AWS CLI shows it: it encrypts the key with the passphrase that it finds in the file. */
function acmHas(file: string): void {
  machine.write('acm', file);
  machine.command(
    'aws',
    `
while [ $# -gt 0 ]; do
  case $1 in --passphrase) passphrase=\${2#fileb://};; esac
  shift
done
file=$(cat "$ROOT/acm")
openssl pkcs8 -topk8 -v2 aes-256-cbc -in "$ROOT/$file.key" -passout "file:$passphrase" -out "$ROOT/encrypted"
cp "$passphrase" "$ROOT/passphrase"
jq -n --rawfile c "$ROOT/$file.crt" --rawfile k "$ROOT/encrypted" \\
  '{Certificate: $c, CertificateChain: "", PrivateKey: $k}'`,
  );
}

function secretHas(certificate: string, privateKey: string): void {
  machine.write('secret', JSON.stringify({ certificate, privateKey }));
  machine.command('aws', 'cat "$ROOT/secret"');
}

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

/** Whether the machine's key is that of its certificate, in PKCS#8 and not encrypted. */
function isPair(): boolean {
  return (
    machine.read('certs/key.pem').startsWith('-----BEGIN PRIVATE KEY-----') &&
    openssl('pkey', '-in', 'certs/key.pem', '-pubout') ===
      openssl('x509', '-in', 'certs/cert.pem', '-noout', '-pubkey')
  );
}

beforeEach(() => {
  machine = new Machine();
  settings();
});
afterEach(() => machine.remove());

describe('a certificate of ACM', () => {
  it('is exported under a passphrase of its own and put in place decrypted', async () => {
    issue('one');
    acmHas('one');
    expect(await run()).toMatchObject({ code: 0 });
    expect(isPair()).toBe(true);
    expect(machine.read('certs/cert.pem').trim()).toBe(
      machine.read('one.crt').trim(),
    );
    for (const file of ['cert.pem', 'key.pem']) {
      expect(statSync(machine.path('certs', file)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(machine.path('certs')).mode & 0o777).toBe(0o700);

    const passphrase = machine.read('passphrase');
    expect(passphrase).toMatch(/^[A-Za-z0-9+/=]{64}$/);
    expect(machine.calls().join()).not.toContain(passphrase);
    machine.forget();
    await run();
    expect(machine.read('passphrase')).not.toBe(passphrase);
  });

  it('leaves nothing behind', async () => {
    issue('one');
    acmHas('one');
    await run();
    expect(readdirSync(machine.path('tmp'))).toEqual([]);
    expect(readdirSync(machine.path('certs')).sort()).toEqual([
      'cert.pem',
      'key.pem',
    ]);
  });

  it('is replaced when it has been renewed, and left alone when not', async () => {
    issue('one');
    acmHas('one');
    await run();
    const inode = () => statSync(machine.path('certs/cert.pem')).ino;
    const first = inode();
    expect((await run()).output).toBe('');
    expect(inode()).toBe(first);

    issue('two');
    acmHas('two');
    const renewed = await run();
    expect(renewed.output).toContain('CERTIFICATE_REPLACED cert.pem');
    // Another file, not another content of it: whoever reads it meanwhile reads the whole old one
    expect(inode()).not.toBe(first);
    expect(isPair()).toBe(true);
    expect(machine.read('certs/cert.pem').trim()).toBe(
      machine.read('two.crt').trim(),
    );
  });

  it('is told of when it expires soon', async () => {
    issue('one', { days: 13 });
    acmHas('one');
    expect((await run()).output).toContain('CERTIFICATE_EXPIRES');
    issue('two', { days: 15 });
    acmHas('two');
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
    issue('one', { kind });
    const key = convert.length
      ? openssl(...convert, '-in', 'one.key')
      : machine.read('one.key');
    secretHas(machine.read('one.crt'), key.replace(/\n/g, '\r\n'));
    expect(await run()).toMatchObject({ code: 0 });
    expect(isPair()).toBe(true);
  });

  it('keeps its chain', async () => {
    issue('one');
    issue('authority');
    secretHas(
      machine.read('one.crt') + machine.read('authority.crt'),
      machine.read('one.key'),
    );
    await run();
    expect(machine.read('certs/cert.pem').match(/BEGIN CERT/g)).toHaveLength(2);
    expect(isPair()).toBe(true);
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
    ['is no PEM', 'no certificate', () => secretHas('hello', 'world')],
    [
      'has no key',
      'no key in PEM',
      () => {
        issue('two');
        secretHas(machine.read('two.crt'), '');
      },
    ],
    [
      'has a key under a passphrase',
      'has a passphrase',
      () => {
        issue('two');
        secretHas(
          machine.read('two.crt'),
          openssl('rsa', '-aes256', '-passout', 'pass:x', '-in', 'two.key'),
        );
      },
    ],
    [
      'has the key of another',
      'another certificate',
      () => {
        issue('two');
        issue('three');
        secretHas(machine.read('two.crt'), machine.read('three.key'));
      },
    ],
    [
      'has expired',
      'expired',
      () => {
        issue('two');
        openssl(
          ...['x509', '-req', '-in', csrOf('two'), '-signkey', 'two.key'],
          ...['-days', '-1', '-out', 'two.crt'],
        );
        secretHas(machine.read('two.crt'), machine.read('two.key'));
      },
    ],
    [
      'is for another name',
      'not for desktops.example.com',
      () => {
        issue('two', { name: 'other.example.com' });
        secretHas(machine.read('two.crt'), machine.read('two.key'));
      },
    ],
  ];

  function csrOf(file: string): string {
    openssl(
      ...['req', '-new', '-key', `${file}.key`, '-out', `${file}.csr`],
      ...['-subj', '/CN=desktops.example.com'],
    );
    return `${file}.csr`;
  }

  beforeEach(() => settings({ CERTIFICATE_SOURCE: 'secret' }));

  it.each(faults)(
    'is refused when it %s, and the old one stays',
    async (_, reason, break_) => {
      issue('one');
      secretHas(machine.read('one.crt'), machine.read('one.key'));
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
    issue('one', { name: 'other.example.com' });
    secretHas(machine.read('one.crt'), machine.read('one.key'));
    expect(await run()).toMatchObject({ code: 0 });
  });

  it('takes the name of a wildcard', async () => {
    issue('one', { name: '*.example.com' });
    secretHas(machine.read('one.crt'), machine.read('one.key'));
    expect(await run()).toMatchObject({ code: 0 });
  });
});
