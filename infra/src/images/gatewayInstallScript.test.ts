import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayInstallScript } from './gatewayInstallScript';
import { readPackages, type PackageList } from './packages';

/** Programs of the machine; what they are called with goes to a file. */
const PROGRAMS = {
  aws: 'cp "$FAKE/mirror/$(basename "${*: -2:1}")" "${*: -1}"',
  dnf: 'for each in "$@"; do case $each in ./*) basename "$each" >>"$FAKE/installed" ;; amazon-*) echo "$each" >>"$FAKE/installed" ;; esac; done',
  rpm: 'shift; for each in "$@"; do grep -q "^$each" "$FAKE/installed" || exit 1; done',
  gpg: 'printf "pub:-:2048:1:11B5C70A170C6114:1506700000:::-:::scSC::::::23::0:\\nfpr:::::::::%s:\\nsub:-:2048:1:AA:1506700000::::::e::::::23:\\nfpr:::::::::AA:\\n" "$(cat "$FAKE/fingerprint")"',
  // As rpm 4.16 answers: an unsigned file is 'OK', too
  rpmkeys:
    'case "$*" in *--import*) ;; *) echo "${*: -1}: $(cat "$FAKE/verdict")"; grep -q NOT "$FAKE/verdict" && exit 1; exit 0 ;; esac',
};

const GATEWAY = 'nice-dcv-connection-gateway-2025.0.886.amzn2023.aarch64.rpm';
const FINGERPRINT = '5B9EEBC864449701F6CE566A11B5C70A170C6114';

describe('gatewayInstallScript', () => {
  let folder: string;
  let archive: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vdi-gateway-'));
    for (const name of ['bin', 'mirror', 'tmp', 'archive']) {
      mkdirSync(join(folder, name));
    }
    for (const [name, body] of Object.entries(PROGRAMS)) {
      writeFileSync(join(folder, 'bin', name), `#!/bin/bash\n${body}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    writeFileSync(join(folder, 'installed'), '');
    writeFileSync(join(folder, 'fingerprint'), FINGERPRINT);
    writeFileSync(join(folder, 'verdict'), 'digests signatures OK');
    writeFileSync(join(folder, 'mirror/NICE-GPG-KEY'), 'key');
    writeFileSync(join(folder, 'mirror', GATEWAY), 'gateway');
    archive = join(folder, 'mirror/nice-dcv-2025.0-20103-amzn2023-aarch64.tgz');
    mkdirSync(join(folder, 'archive/server'));
    writeFileSync(
      join(folder, 'archive/server/nice-dcv-web-viewer-2025.0.rpm'),
      '',
    );
    writeFileSync(
      join(folder, 'archive/server/nice-dcv-server-2025.0.rpm'),
      '',
    );
    spawnSync('tar', [
      '-czf',
      archive,
      '-C',
      join(folder, 'archive'),
      'server',
    ]);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(gateway: { sha256?: string } = {}) {
    const list = readPackages();
    const packages: PackageList = {
      ...list,
      packages: {
        ...list.packages,
        'gateway-arm64': {
          ...list.packages['gateway-arm64'],
          sha256: gateway.sha256,
        },
        'server-amazon-linux-2023-arm64': {
          ...list.packages['server-amazon-linux-2023-arm64'],
          sha256: createHash('sha256')
            .update(readFileSync(archive))
            .digest('hex'),
        },
      },
    };
    const script = gatewayInstallScript({
      architecture: 'arm64',
      mirror: 's3://mirror/dcv',
      packages,
    });
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        FAKE: folder,
        TMPDIR: join(folder, 'tmp'),
      },
    });
    const installed = readFileSync(join(folder, 'installed'), 'utf8');
    return { status, stderr, installed: installed.split('\n').filter(Boolean) };
  }

  const everything = [
    'amazon-cloudwatch-agent',
    GATEWAY,
    'nice-dcv-web-viewer-2025.0.rpm',
  ];

  it('installs gateway, web client and agent, and nothing again', () => {
    expect(run()).toMatchObject({ status: 0, installed: everything });
    rmSync(join(folder, 'mirror'), { recursive: true });
    mkdirSync(join(folder, 'mirror'));
    writeFileSync(archive, '');
    expect(run()).toMatchObject({ status: 0, installed: everything });
  });

  it('installs a gateway with the pinned checksum', () => {
    writeFileSync(join(folder, 'verdict'), 'digests OK');
    const sha256 = createHash('sha256').update('gateway').digest('hex');
    expect(run({ sha256 })).toMatchObject({ status: 0, installed: everything });
  });

  it.each([
    ['without a signature', 'digests OK'],
    ['signed by somebody else', 'digests SIGNATURES NOT OK'],
  ])('refuses a gateway %s', (_, verdict) => {
    writeFileSync(join(folder, 'verdict'), verdict);
    const { status, stderr, installed } = run();
    expect(status).not.toBe(0);
    expect(stderr).toContain(`'${GATEWAY}' is not signed by its publisher`);
    expect(installed).toEqual(['amazon-cloudwatch-agent']);
  });

  it('refuses another key', () => {
    writeFileSync(join(folder, 'fingerprint'), FINGERPRINT.replace('5', '6'));
    const { status, stderr, installed } = run();
    expect(status).not.toBe(0);
    expect(stderr).toContain("is not the publisher's key");
    expect(installed).toEqual(['amazon-cloudwatch-agent']);
  });

  it('refuses a file with another checksum', () => {
    const { status, stderr, installed } = run({ sha256: 'a'.repeat(64) });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`The checksum of '${GATEWAY}'`);
    expect(installed).toEqual(['amazon-cloudwatch-agent']);
  });

  it('leaves room in the user data', () => {
    expect(gatewayInstallScript({ architecture: 'arm64' }).length).toBeLessThan(
      6000,
    );
  });
});
