import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import type { World } from '../world/World';
import { requireSecret, Secret, SecretVersion } from './Secret';

/** Puts a new current version in place; the one before stays as `AWSPREVIOUS`. */
export function putSecretValue(world: World, input: JsonInput): object {
  const secret = requireSecret(world, input.requiredText('SecretId'));
  const value = readValue(input);
  if (!value) {
    throw new AwsError(
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    );
  }
  const version = addVersion(world, secret, { value, token: readToken(input) });
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.versionId,
    VersionStages: version.stages,
  };
}

export function getSecretValue(world: World, input: JsonInput): object {
  const secret = requireSecret(world, input.requiredText('SecretId'));
  const id = input.text('VersionId');
  const stage =
    input.text('VersionStage') ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const version = secret.versions.find(
    candidate =>
      (id === undefined || candidate.versionId === id) &&
      (stage === undefined || candidate.stages.includes(stage)),
  );
  if (!version) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${
        id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`
      }`,
    );
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.versionId,
    SecretString: version.value.text,
    SecretBinary: version.value.binary,
    VersionStages: version.stages,
    CreatedDate: version.createdAt / 1000,
  };
}

/** The same token with the same value adds nothing; with another value it is refused. */
export function addVersion(
  world: World,
  secret: Secret,
  { value, token }: { value: SecretVersion['value']; token?: string },
): SecretVersion {
  const existing = secret.versions.find(({ versionId }) => versionId === token);
  if (existing) {
    if (sameValue(existing.value, value)) return existing;
    throw new AwsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  for (const version of secret.versions) {
    const wasCurrent = version.stages.includes('AWSCURRENT');
    version.stages = wasCurrent ? ['AWSPREVIOUS'] : [];
  }
  const version: SecretVersion = {
    versionId: token ?? world.random.uuid(),
    createdAt: world.now(),
    stages: ['AWSCURRENT'],
    value,
  };
  secret.versions = [
    ...secret.versions.filter(({ stages }) => stages.length > 0),
    version,
  ];
  secret.changedAt = world.now();
  return version;
}

export function readValue(
  input: JsonInput,
): SecretVersion['value'] | undefined {
  const text = input.text('SecretString');
  const binary = input.text('SecretBinary');
  if (text !== undefined && binary !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      `You can't specify both a binary secret value and a string secret value in the same secret.`,
    );
  }
  if ((text ?? binary ?? '').length > 65_536) {
    throw new AwsError(
      'ValidationException',
      'A secret value must have at most 65536 bytes.',
    );
  }
  return text === undefined && binary === undefined
    ? undefined
    : { text, binary };
}

export function readToken(input: JsonInput): string | undefined {
  const token = input.text('ClientRequestToken');
  if (token !== undefined && (token.length < 32 || token.length > 64)) {
    throw new AwsError(
      'InvalidParameterException',
      'ClientRequestToken must be 32-64 characters long.',
    );
  }
  return token;
}

export function sameValue(
  a: SecretVersion['value'] | undefined,
  b: SecretVersion['value'] | undefined,
): boolean {
  return a?.text === b?.text && a?.binary === b?.binary;
}
