import { createHash } from 'node:crypto';
import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import type { ImageBuilderContext } from './ImageBuilderContext';
import { invalidValue } from './errors';

type Operation = (context: ImageBuilderContext, input: JsonInput) => object;

/** Lets a call with a client token take effect once: the same call again gets the same answer. */
export function idempotent(name: string, operation: Operation): Operation {
  return (context, input) => {
    const { tokens } = context.world.state.imageBuilder;
    const token = input.requiredText('clientToken');
    if (token.length > 36) {
      throw invalidValue('clientToken', 'It has at most 36 characters.');
    }
    const key = `${name}:${token}`;
    const fingerprint = fingerprintOf(input.all());
    const earlier = tokens.get(key);
    if (!earlier) {
      const answer = { ...operation(context, input), clientToken: token };
      tokens.set(key, { fingerprint, answer });
      return answer;
    }
    if (earlier.fingerprint === fingerprint) return earlier.answer;
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'You have specified a client token for an operation using parameter values that differ from a previous request that used the same client token.',
    );
  };
}

/** The same for the same members, in whatever order they came. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256')
    .update(
      JSON.stringify(value, (_key, member) =>
        member && typeof member === 'object' && !Array.isArray(member)
          ? Object.fromEntries(
              Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
            )
          : member,
      ),
    )
    .digest('hex');
}
