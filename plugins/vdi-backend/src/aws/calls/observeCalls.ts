import type { EC2Client } from '@aws-sdk/client-ec2';
import { isOrdinaryAnswer, isThrottled } from '../toAwsError';
import type { AwsCall, AwsCallListener } from './AwsCall';

/** A client of any service: their stacks differ in nothing but the types of their commands. */
export type ObservedClient = Pick<EC2Client, 'middlewareStack'>;

/**
 * Tells the listener of every request of the client. It stands behind the SDK's retries, so that each attempt counts:
 * AWS counts them too.
 *
 * @param service - IAM's prefix of the service, such as `ec2`
 */
export function observeCalls(
  client: ObservedClient,
  service: string,
  listener: AwsCallListener,
): void {
  const observe =
    <Request, Answer>(
      next: (request: Request) => Promise<Answer>,
      { commandName = 'Unknown' }: { commandName?: string },
    ) =>
    async (request: Request): Promise<Answer> => {
      const action = `${service}:${commandName.replace(/Command$/, '')}`;
      const began = performance.now();
      const seconds = () => (performance.now() - began) / 1000;
      try {
        const answer = await next(request);
        listener({ action, outcome: 'answered', seconds: seconds() });
        return answer;
      } catch (error) {
        listener({
          action,
          outcome: outcomeOf(error),
          seconds: seconds(),
        });
        throw error;
      }
    };
  client.middlewareStack.addRelativeTo(observe, {
    relation: 'after',
    toMiddleware: 'retryMiddleware',
    name: 'vdiCalls',
  });
}

function outcomeOf(error: unknown): AwsCall['outcome'] {
  if (isThrottled(error)) {
    return 'throttled';
  }
  return isOrdinaryAnswer(error) ? 'answered' : 'failed';
}
