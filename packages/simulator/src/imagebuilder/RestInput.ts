import { JsonInput } from '../aws/JsonInput';
import type { HttpRequest } from '../aws/AwsService';
import type { Tags } from '../ec2/Tags';
import { invalidValue } from './errors';

const NAME = /^[-_A-Za-z0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z0-9]$/;

/** Members of a request in the REST protocol: of its body, or of its query where it has none. */
export function readRequest(request: HttpRequest): JsonInput {
  if (request.method !== 'GET' && request.method !== 'DELETE') {
    return JsonInput.parse(request.body);
  }
  const { searchParams } = new URL(request.url, 'http://localhost');
  return JsonInput.parse(
    Buffer.from(
      JSON.stringify({
        ...Object.fromEntries(searchParams),
        tagKeys: searchParams.getAll('tagKeys'),
      }),
    ),
  );
}

/** A name of a resource, checked by the pattern that all of them share. */
export function readName(input: JsonInput): string {
  const name = input.requiredText('name');
  if (!NAME.test(name)) {
    throw invalidValue('name', `name must match pattern ${NAME.source}`);
  }
  return name;
}

export function readTags(input: JsonInput, name = 'tags'): Tags {
  const tags = input.record(name);
  for (const [key, value] of Object.entries(tags)) {
    if (!/^(?!aws:)[a-zA-Z+-=._:/ ]{1,128}$/.test(key) || value.length > 256) {
      throw invalidValue(name, `The tag '${key}' is not valid.`);
    }
  }
  if (Object.keys(tags).length > 50) {
    throw invalidValue(name, 'A resource has at most 50 tags.');
  }
  return tags;
}
