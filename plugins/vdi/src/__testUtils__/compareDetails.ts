import type {
  ImageBuildChanges,
  ImageBuildDetail,
} from '@deskstage/backstage-plugin-vdi-common';

/** What differs between two builds, as the backend would say it. */
export function compareDetails(
  before: ImageBuildDetail | undefined,
  after: ImageBuildDetail,
): ImageBuildChanges {
  const settings = (detail?: ImageBuildDetail) =>
    new Map(
      Object.entries(detail?.settings ?? {}).map(([field, value]) => [
        field,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
  const packages = (detail?: ImageBuildDetail) =>
    new Map(detail?.packages.map(({ name, version }) => [name, version]));
  return {
    since: before?.build,
    settings: differences(settings(before), settings(after)).map(
      ({ key, ...change }) => ({ field: key, ...change }),
    ),
    packages: differences(packages(before), packages(after)).map(
      ({ key, ...change }) => ({ name: key, ...change }),
    ),
  };
}

function differences(from: Map<string, string>, to: Map<string, string>) {
  return Array.from(new Set([...from.keys(), ...to.keys()]))
    .sort()
    .filter(key => from.get(key) !== to.get(key))
    .map(key => ({ key, from: from.get(key), to: to.get(key) }));
}
