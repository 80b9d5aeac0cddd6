import { execFileSync } from 'node:child_process';
import { Machine } from './Machine';

const KINDS = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
};

/** What certificate to issue. */
export interface IssueOptions {
  kind?: keyof typeof KINDS;
  name?: string;
  /** How long it is valid; days */
  days?: number;
}

/** A machine whose certificate comes from an AWS CLI that is told what ACM or the secret holds. */
export class CertificateMachine extends Machine {
  openssl(...args: string[]): string {
    return execFileSync('openssl', args, {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  /** A new certificate with its key (PKCS#8), as the files `<file>.crt` and `<file>.key` */
  issue(file: string, options: IssueOptions = {}): void {
    const { kind = 'rsa', name = 'desktops.example.com', days = 90 } = options;
    this.openssl(
      ...['req', '-x509', '-nodes', ...KINDS[kind], '-days', String(days)],
      ...['-keyout', `${file}.key`, '-out', `${file}.crt`],
      ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
    );
  }

  /** The same, of yesterday */
  issueExpired(file: string): void {
    this.issue(file);
    this.openssl(
      ...['req', '-new', '-key', `${file}.key`, '-out', `${file}.csr`],
      ...['-subj', '/CN=desktops.example.com'],
    );
    this.openssl(
      ...['x509', '-req', '-in', `${file}.csr`, '-signkey', `${file}.key`],
      ...['-days', '-1', '-out', `${file}.crt`],
    );
  }

  /** ACM encrypts the key with the passphrase that it finds in the file. */
  acmHas(file: string): void {
    this.write('acm', file);
    this.command(
      'aws',
      `while [ $# -gt 0 ]; do
  case $1 in --passphrase) passphrase=\${2#fileb://} ;; esac
  shift
done
file=$(cat "$ROOT/acm")
openssl pkcs8 -topk8 -v2 aes-256-cbc -in "$ROOT/$file.key" -passout "file:$passphrase" -out "$ROOT/encrypted"
cp "$passphrase" "$ROOT/passphrase"
jq -n --rawfile c "$ROOT/$file.crt" --rawfile k "$ROOT/encrypted" \\
  '{Certificate: $c, CertificateChain: "", PrivateKey: $k}'`,
    );
  }

  secretHas(certificate: string, privateKey: string): void {
    this.write('secret', JSON.stringify({ certificate, privateKey }));
    this.command('aws', 'cat "$ROOT/secret"');
  }

  /** Whether the key in place is that of the certificate in place, in PKCS#8 and not encrypted */
  hasPair(): boolean {
    return (
      this.read('certs/key.pem').startsWith('-----BEGIN PRIVATE KEY-----') &&
      this.openssl('pkey', '-in', 'certs/key.pem', '-pubout') ===
        this.openssl('x509', '-in', 'certs/cert.pem', '-noout', '-pubkey')
    );
  }
}
