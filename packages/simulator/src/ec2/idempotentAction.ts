import { AwsError } from '../aws/AwsError';
import type { Ec2Action } from './Ec2Context';

/** Lets an action with a client token take effect once: the same call again gets the same answer. */
export function idempotentAction(name: string, action: Ec2Action): Ec2Action {
  return (context, parameters) => {
    const token = parameters.text('ClientToken');
    if (!token) return action(context, parameters);
    const { tokens } = context.world.state;
    const key = `${name}:${token}`;
    const fingerprint = parameters.fingerprint(['ClientToken']);
    const earlier = tokens.get(key);
    if (!earlier) {
      const answer = action(context, parameters);
      tokens.set(key, { fingerprint, answer });
      return answer;
    }
    if (earlier.fingerprint === fingerprint) return earlier.answer;
    throw new AwsError(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  };
}
