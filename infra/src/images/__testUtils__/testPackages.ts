import { readPackages, type PackageList } from '../packages';

/** The pinned packages, with checksums where packages.yaml has none yet. */
export function testPackages(): PackageList {
  const list = readPackages();
  for (const item of Object.values(list.packages)) {
    item.sha256 ??= 'ab'.repeat(32);
  }
  return list;
}
