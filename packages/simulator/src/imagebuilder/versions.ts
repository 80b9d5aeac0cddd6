import { AwsError } from '../aws/AwsError';

const LARGEST_NODE = 2 ** 30 - 1;

/** Whether a resource may have this version: three numbers, none above 2^30 - 1. */
export function checkVersion(version: string): void {
  const nodes = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);
  if (!nodes || nodes.some(node => node > LARGEST_NODE)) {
    throw new AwsError(
      'InvalidVersionNumberException',
      `The value supplied for parameter 'semanticVersion' is not valid. semanticVersion must match pattern ^[0-9]+\\.[0-9]+\\.[0-9]+$`,
    );
  }
}

/** Whether a text is a version, or one with wildcards from some node on. */
export function isVersionFilter(text: string): boolean {
  return /^(\d+\.\d+\.(\d+|x)|(\d+|x)\.x\.x)$/.test(text);
}

export function isWildcard(filter: string): boolean {
  return filter.includes('x');
}

export function matchesVersion(version: string, filter: string): boolean {
  const nodes = version.split('.');
  return filter
    .split('.')
    .every(
      (node, index) => node === 'x' || Number(node) === Number(nodes[index]),
    );
}

interface Versioned {
  version: string;
  build: number;
}

/** The newest of those that match: wildcards mean the highest version, and of it the latest build. */
export function newest<T extends Versioned>(
  candidates: Iterable<T>,
  filter: string,
): T | undefined {
  let found: T | undefined;
  for (const candidate of candidates) {
    if (!matchesVersion(candidate.version, filter)) continue;
    if (!found || compareVersions(candidate, found) > 0) found = candidate;
  }
  return found;
}

export function compareVersions(a: Versioned, b: Versioned): number {
  const [left, right] = [a, b].map(({ version, build }) => [
    ...version.split('.').map(Number),
    build,
  ]);
  const index = left.findIndex((node, position) => node !== right[position]);
  return index < 0 ? 0 : left[index] - right[index];
}

/** The ARNs by which one names whatever is newest, as answers hold them. */
export function latestVersionReferences(arn: string): object {
  const [, stem, major, minor, patch] =
    /^(.*)\/(\d+)\.(\d+)\.(\d+)(?:\/\d+)?$/.exec(arn) ?? [];
  return {
    latestVersionArn: `${stem}/x.x.x`,
    latestMajorVersionArn: `${stem}/${major}.x.x`,
    latestMinorVersionArn: `${stem}/${major}.${minor}.x`,
    latestPatchVersionArn: `${stem}/${major}.${minor}.${patch}`,
  };
}
