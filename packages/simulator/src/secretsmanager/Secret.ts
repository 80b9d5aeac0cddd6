import { AwsError } from '../aws/AwsError';
import { ACCOUNT_ID, World } from '../world/World';

export interface SecretVersion {
  versionId: string;
  createdAt: number;
  stages: string[];
  /** Base64 when it came as binary */
  value: { text?: string; binary?: string };
}

/** One secret; times in milliseconds since 1970. */
export interface Secret {
  /** Place in the order of creation */
  ordinal: number;
  name: string;
  arn: string;
  description?: string;
  createdAt: number;
  changedAt: number;
  tags: Record<string, string>;
  versions: SecretVersion[];
  /** When a scheduled deletion takes effect */
  deletionDate?: number;
  /** When the deletion was asked for */
  deletedDate?: number;
}

/** By name, ARN, or ARN without its random ending; also one that waits for its deletion. */
export function lookUpSecret(world: World, id: string): Secret | undefined {
  const { secrets } = world.state;
  const prefix = arnPrefix(world);
  const named =
    secrets.get(id) ??
    (id.startsWith(prefix)
      ? secrets.get(id.slice(prefix.length)) ??
        secrets.get(id.slice(prefix.length).replace(/-[A-Za-z0-9]{6}$/, ''))
      : undefined);
  if (!named) return undefined;
  if (named.deletionDate !== undefined && world.now() >= named.deletionDate) {
    secrets.delete(named.name);
    return undefined;
  }
  return id.startsWith(prefix) &&
    id !== named.arn &&
    id !== `${prefix}${named.name}`
    ? undefined
    : named;
}

/** A secret that can be read; `undefined` when there is none. */
export function findSecret(world: World, id: string): Secret | undefined {
  const secret = lookUpSecret(world, id);
  return secret?.deletedDate === undefined ? secret : undefined;
}

/** A secret that is in use, or Secrets Manager's refusal. */
export function requireSecret(world: World, id: string): Secret {
  const secret = lookUpSecret(world, id);
  if (!secret) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret.`,
    );
  }
  if (secret.deletedDate !== undefined) {
    throw new AwsError(
      'InvalidRequestException',
      `You can't perform this operation on the secret because it was marked for deletion.`,
    );
  }
  return secret;
}

export function arnPrefix(world: World): string {
  return `arn:aws:secretsmanager:${world.region}:${ACCOUNT_ID}:secret:`;
}
