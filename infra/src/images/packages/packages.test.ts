import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfiguration } from '../../__testUtils__';
import { lacksChecksum, requireVerifiable } from './checksums';
import { PACKAGE_IDS } from './Package';
import { packageSource } from './packageSource';
import { architectureOf, packagesOf } from './packagesOf';
import { findPackage, readPackages } from './readPackages';

const machine = { instanceTypes: ['m7i.xlarge'] };

describe('packages', () => {
  it('are pinned to a version, with what tells each from a forged one', () => {
    const list = readPackages();
    expect(list.key.fingerprint).toBe(
      '5B9EEBC864449701F6CE566A11B5C70A170C6114',
    );
    const all = PACKAGE_IDS.map(id => findPackage(list, id));
    for (const item of all) {
      expect(item.rolling || /\d{2,}\.\d+/.test(item.file)).toBe(true);
      expect(item.rolling && item.signer === undefined).toBe(false);
    }
    const servers = all.filter(item => item.id.startsWith('server-'));
    expect(servers).toHaveLength(4);
    expect(servers.every(item => item.sha256)).toBe(true);
    expect(servers.every(item => item.url.includes('2025.0-20103'))).toBe(true);
  });

  it('are those that a configuration needs', () => {
    const files = (items: ReturnType<typeof packagesOf>) =>
      items.map(item => item.id);
    expect(files(packagesOf(testConfiguration()))).toEqual([
      'gateway-arm64',
      'server-amazon-linux-2023-arm64',
      'server-ubuntu-24.04',
      'vc-redist-windows',
      'server-windows',
    ]);
    const { gateway } = testConfiguration();
    const templates = testConfiguration({
      templates: [
        {
          id: 'a',
          name: 'A',
          preset: 'amazon-linux-2023',
          gpu: true,
          ...machine,
        },
        {
          id: 'w',
          name: 'W',
          preset: 'windows-server-2025',
          gpu: true,
          ...machine,
        },
      ],
    }).templates;
    expect(
      files(
        packagesOf({
          gateway: { ...gateway, instanceType: 'c7i.large' },
          templates,
        }),
      ),
    ).toEqual([
      'gateway-x86_64',
      'server-amazon-linux-2023-x86_64',
      'nvidia-linux',
      'vc-redist-windows',
      'server-windows',
      'nvidia-windows',
    ]);
  });

  it('are refused when nothing says whether they are the right ones', () => {
    const list = readPackages();
    const forged = { ...findPackage(list, 'nvidia-linux'), sha256: undefined };
    expect(() => requireVerifiable([forged])).toThrow(
      /'NVIDIA-Linux.*run 'npm run infra -- packages'/,
    );
    expect(() =>
      requireVerifiable([{ ...forged, signer: 'key' }]),
    ).not.toThrow();
    expect(() =>
      requireVerifiable([{ ...forged, sha256: 'a'.repeat(64) }]),
    ).not.toThrow();
  });

  it('lack a checksum only where one would last', () => {
    const list = readPackages();
    expect(lacksChecksum(findPackage(list, 'server-windows'))).toBe(false);
    expect(lacksChecksum(findPackage(list, 'vc-redist-windows'))).toBe(false);
    expect(
      lacksChecksum({
        ...findPackage(list, 'gateway-arm64'),
        sha256: undefined,
      }),
    ).toBe(true);
  });

  it('come from a mirror under their own names', () => {
    const url = 'https://example.com/2025.0/Servers/server.tgz';
    expect(packageSource(url)).toBe(url);
    expect(packageSource(url, 's3://mirror/dcv/')).toBe(
      's3://mirror/dcv/server.tgz',
    );
  });

  it('know the architecture of a machine', () => {
    expect(architectureOf('c7g.large')).toBe('arm64');
    expect(architectureOf('c7i.large')).toBe('x86_64');
  });

  it('are described in a file whose mistakes are named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vdi-packages-'));
    try {
      const file = join(folder, 'packages.yaml');
      writeFileSync(
        file,
        'key: { url: "https://example.com/KEY", fingerprint: AB }\npackages: {}\n',
      );
      expect(() => readPackages(file)).toThrow(/40 hexadecimal digits/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
