import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { paginate } from '../aws/paginate';
import type { World } from '../world/World';
import { lookUpSecret, Secret } from './Secret';

const FIELDS: Record<string, (secret: Secret) => string[]> = {
  name: ({ name }) => [name],
  description: ({ description }) => (description ? [description] : []),
  'tag-key': ({ tags }) => Object.keys(tags),
  'tag-value': ({ tags }) => Object.values(tags),
  all: ({ name, description, tags }) => [
    name,
    description ?? '',
    ...Object.entries(tags).flat(),
  ],
};

export function listSecrets(world: World, input: JsonInput): object {
  const filters = input.items('Filters').map(readFilter);
  const planned = input.flag('IncludePlannedDeletion');
  const all = [...world.state.secrets.keys()]
    .flatMap(name => lookUpSecret(world, name) ?? [])
    .filter(secret => planned || secret.deletedDate === undefined)
    .filter(secret => filters.every(matches => matches(secret)));
  const page = paginate(all, {
    limit: input.integer('MaxResults', 1, 100) ?? 100,
    token: input.text('NextToken'),
    key: secret => secret.ordinal,
    invalidToken: 'InvalidNextTokenException',
  });
  return {
    SecretList: page.items.map(describeSecret),
    NextToken: page.nextToken,
  };
}

export function describeSecret(secret: Secret): object {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    CreatedDate: secret.createdAt / 1000,
    LastChangedDate: secret.changedAt / 1000,
    DeletedDate:
      secret.deletedDate === undefined ? undefined : secret.deletedDate / 1000,
    Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** A value matches from its beginning; with `!` before it, it must not. */
function readFilter(filter: JsonInput): (secret: Secret) => boolean {
  const key = filter.requiredText('Key');
  const values = filter.texts('Values', 10);
  if (!Object.hasOwn(FIELDS, key)) {
    throw new AwsError(
      'InvalidParameterException',
      `The filter '${key}' is not valid.`,
    );
  }
  const field = FIELDS[key];
  const has = (secret: Secret, prefix: string) =>
    field(secret).some(text => text.startsWith(prefix));
  return secret =>
    values.some(value =>
      value.startsWith('!') ? !has(secret, value.slice(1)) : has(secret, value),
    );
}
