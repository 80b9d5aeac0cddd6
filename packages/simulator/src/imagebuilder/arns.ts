import { ACCOUNT_ID, World } from '../world/World';
import { isVersionFilter } from './versions';

export type ResourceKind =
  | 'component'
  | 'image-recipe'
  | 'infrastructure-configuration'
  | 'distribution-configuration'
  | 'image-pipeline'
  | 'image';

/** The ARN of a resource: its name in lower case with `-` for spaces, then version and build if it has them. */
export function arnOf(
  world: World,
  kind: ResourceKind,
  ...path: (string | number)[]
): string {
  const [name, ...rest] = path;
  const slug = String(name).toLowerCase().replaceAll(' ', '-');
  return `${arnPrefix(world)}${[kind, slug, ...rest].join('/')}`;
}

export function arnPrefix(world: World, account = ACCOUNT_ID): string {
  return `arn:aws:imagebuilder:${world.region}:${account}:`;
}

/** An ARN taken apart; `undefined` when it is none of the kind. */
export function parseArn(
  arn: string,
  kind: ResourceKind,
): { stem: string; version?: string; build?: number } | undefined {
  const match = new RegExp(
    `^(arn:aws[^:]*:imagebuilder:[^:]+:(?:\\d{12}|aws):${kind}/[a-z0-9-_]+)(?:/([\\dx.]+)(?:/(\\d+))?)?$`,
  ).exec(arn);
  if (!match) return undefined;
  const [, stem, version, build] = match;
  if (version !== undefined && !isVersionFilter(version)) return undefined;
  return { stem, version, build: build ? Number(build) : undefined };
}
