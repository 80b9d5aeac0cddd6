import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScript } from './scripts';

/** A file with two keys in it; answers their fingerprints. */
function makeKeys(folder: string): string[] {
  const result = spawnSync(
    'bash',
    [
      '-euo',
      'pipefail',
      '-c',
      `mkdir -m 700 "$1/home"; export GNUPGHOME="$1/home"
       for name in one two; do
         gpg --batch --quiet --passphrase '' --quick-gen-key "$name@example.com" ed25519 sign never
       done
       gpg --armor --export >"$1/keys"
       gpg --list-keys --with-colons | awk -F: '$1 == "fpr" { print $10 }'
       gpgconf --kill all`,
      'keys',
      folder,
    ],
    { encoding: 'utf8' },
  );
  expect(result.stderr).not.toMatch(/error/i);
  return result.stdout.trim().split('\n');
}

describe('fetch_key', () => {
  let folder: string;
  let fingerprints: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
    fingerprints = makeKeys(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Fetches with a curl that answers the file. */
  function fetchKey(fingerprint: string, file: string) {
    const script = [
      'set -euo pipefail',
      // curl's last arguments are the file that it writes and the address
      `curl() { cp ${folder}/keys "\${@: -2:1}"; }`,
      readScript('linux/publisher.sh').replace(
        '. /etc/os-release',
        'ID=ubuntu',
      ),
      `fetch_key https://example.com/key ${fingerprint} ${file}`,
    ].join('\n');
    return spawnSync('bash', [], { input: script, encoding: 'utf8' });
  }

  it('takes the pinned key, and none of those beside it', () => {
    const file = join(folder, 'one.asc');
    expect(fetchKey(fingerprints[0], file).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PGP PUBLIC KEY/);
    const shown = spawnSync(
      'gpg',
      ['--homedir', join(folder, 'home'), '--show-keys', '--with-colons', file],
      { encoding: 'utf8' },
    );
    expect(shown.stdout.match(/^pub:/gm)).toHaveLength(1);
    expect(shown.stdout).toContain(fingerprints[0]);
  });

  it('takes nothing when it is another key', () => {
    const file = join(folder, 'other.asc');
    const { status, stderr } = fetchKey('A'.repeat(40), file);
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      `'https://example.com/key' is not the key with the fingerprint ${'A'.repeat(
        40,
      )}.`,
    );
    expect(existsSync(file)).toBe(false);
  });
});
