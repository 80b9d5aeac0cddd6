import { readPackages, type PackageList } from '../packages';

/** The pinned packages, with checksums where packages.yaml has none yet. */
export function testPackages(): PackageList {
  const list = readPackages();
  return {
    ...list,
    packages: Object.fromEntries(
      Object.entries(list.packages).map(([id, item]) => [
        id,
        { sha256: 'ab'.repeat(32), ...item },
      ]),
    ) as PackageList['packages'],
  };
}
