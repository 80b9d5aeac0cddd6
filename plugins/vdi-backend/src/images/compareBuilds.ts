import type {
  ImageBuildChanges,
  ImagePackage,
} from '@deskstage/backstage-plugin-vdi-common';

type SettingChange = ImageBuildChanges['settings'][number];
type PackageChange = ImageBuildChanges['packages'][number];

/** What differs between two settings, one line for each value, by the path of its field. */
export function compareSettings(from: unknown, to: unknown): SettingChange[] {
  const before = valuesOf(from);
  const after = valuesOf(to);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(field => before.get(field) !== after.get(field))
    .map(field => ({ field, from: before.get(field), to: after.get(field) }));
}

/** What differs between two sets of packages, by name. */
export function comparePackages(
  from: readonly ImagePackage[],
  to: readonly ImagePackage[],
): PackageChange[] {
  const before = versionsOf(from);
  const after = versionsOf(to);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(name => before.get(name) !== after.get(name))
    .sort((a, b) => a.localeCompare(b))
    .map(name => ({ name, from: before.get(name), to: after.get(name) }));
}

/** A name may be installed in several versions at once. */
function versionsOf(packages: readonly ImagePackage[]): Map<string, string> {
  const versions = new Map<string, string[]>();
  for (const { name, version } of packages) {
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return new Map(
    [...versions].map(([name, all]) => [
      name,
      [...new Set(all)].sort().join(', '),
    ]),
  );
}

/** Plain values by path; lists of plain values and of documents count as one value each. */
function valuesOf(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null) {
    return new Map();
  }
  if (Array.isArray(value)) {
    return new Map([
      [
        path,
        value
          .map(each => (typeof each === 'object' ? JSON.stringify(each) : each))
          .join(', '),
      ],
    ]);
  }
  if (typeof value !== 'object') {
    return new Map([[path, String(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [
      ...valuesOf(each, path ? `${path}.${key}` : key),
    ]),
  );
}
