import { AwsError } from '../aws/AwsError';
import type { AwsService } from '../aws/AwsService';
import type { JsonInput } from '../aws/JsonInput';
import { createJsonService } from '../aws/jsonProtocol';
import type { World } from '../world/World';
import { describeSecret, listSecrets } from './listSecrets';
import { randomPassword } from './randomPassword';
import { arnPrefix, lookUpSecret, requireSecret, Secret } from './Secret';
import {
  addVersion,
  getSecretValue,
  putSecretValue,
  readToken,
  readValue,
  sameValue,
} from './values';

const LETTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DAY = 24 * 60 * 60 * 1000;

export function createSecretsManagerService(world: World): AwsService {
  return createJsonService({
    name: 'secretsmanager',
    target: 'secretsmanager',
    operations: {
      CreateSecret: input => createSecret(world, input),
      GetSecretValue: input => getSecretValue(world, input),
      PutSecretValue: input => putSecretValue(world, input),
      DescribeSecret: input => describe(world, input),
      TagResource: input => tagResource(world, input),
      UntagResource: input => untagResource(world, input),
      DeleteSecret: input => deleteSecret(world, input),
      ListSecrets: input => listSecrets(world, input),
      GetRandomPassword: input => ({ RandomPassword: randomPassword(input) }),
    },
  });
}

function createSecret(world: World, input: JsonInput): object {
  const name = input.requiredText('Name');
  if (!/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  }
  const value = readValue(input);
  const token = readToken(input);
  const existing = lookUpSecret(world, name);
  if (existing) return createAgain(existing, { value, token });
  const secret: Secret = {
    ordinal: world.nextSerial(),
    name,
    arn: `${arnPrefix(world)}${name}-${world.random.text(LETTERS, 6)}`,
    description: input.text('Description'),
    createdAt: world.now(),
    changedAt: world.now(),
    tags: readTags(input),
    versions: [],
  };
  const version = value && addVersion(world, secret, { value, token });
  world.state.secrets.set(name, secret);
  return { ARN: secret.arn, Name: name, VersionId: version?.versionId };
}

/** A repeated call with the same token and value is the same call. */
function createAgain(
  secret: Secret,
  { value, token }: { value: ReturnType<typeof readValue>; token?: string },
): object {
  if (secret.deletedDate !== undefined) {
    throw new AwsError(
      'InvalidRequestException',
      `You can't create this secret because a secret with this name is already scheduled for deletion.`,
    );
  }
  const version = secret.versions.find(({ versionId }) => versionId === token);
  if (version && sameValue(version.value, value)) {
    return { ARN: secret.arn, Name: secret.name, VersionId: version.versionId };
  }
  throw new AwsError(
    'ResourceExistsException',
    `The operation failed because the secret ${secret.name} already exists.`,
  );
}

function describe(world: World, input: JsonInput): object {
  const secret = lookUpSecret(world, input.requiredText('SecretId'));
  return {
    ...describeSecret(
      secret ?? requireSecret(world, input.requiredText('SecretId')),
    ),
    VersionIdsToStages: Object.fromEntries(
      (secret?.versions ?? []).map(({ versionId, stages }) => [
        versionId,
        stages,
      ]),
    ),
  };
}

function tagResource(world: World, input: JsonInput): object {
  const secret = requireSecret(world, input.requiredText('SecretId'));
  secret.tags = { ...secret.tags, ...readTags(input) };
  return {};
}

function untagResource(world: World, input: JsonInput): object {
  const secret = requireSecret(world, input.requiredText('SecretId'));
  const gone = new Set(input.texts('TagKeys'));
  secret.tags = Object.fromEntries(
    Object.entries(secret.tags).filter(([key]) => !gone.has(key)),
  );
  return {};
}

function deleteSecret(world: World, input: JsonInput): object {
  const id = input.requiredText('SecretId');
  const now = world.now();
  const days = input.integer('RecoveryWindowInDays', 7, 30);
  if (input.flag('ForceDeleteWithoutRecovery')) {
    if (days !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        `You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.`,
      );
    }
    // A secret that is already gone counts as deleted, so that a repeated call does no harm.
    const secret = lookUpSecret(world, id);
    if (secret) world.state.secrets.delete(secret.name);
    return {
      ARN: secret?.arn ?? `${arnPrefix(world)}${id}`,
      Name: secret?.name ?? id,
      DeletionDate: now / 1000,
    };
  }
  const secret = requireSecret(world, id);
  secret.deletedDate = now;
  secret.deletionDate = now + (days ?? 30) * DAY;
  return {
    ARN: secret.arn,
    Name: secret.name,
    DeletionDate: secret.deletionDate / 1000,
  };
}

function readTags(input: JsonInput): Record<string, string> {
  const tags = input.items('Tags').map(tag => ({
    key: tag.requiredText('Key'),
    value: tag.text('Value') ?? '',
  }));
  const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  for (const { key, value } of tags) {
    if (key.length > 128 || value.length > 256 || !allowed.test(key + value)) {
      throw new AwsError(
        'ValidationException',
        `The tag '${key}' is not valid.`,
      );
    }
  }
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}
