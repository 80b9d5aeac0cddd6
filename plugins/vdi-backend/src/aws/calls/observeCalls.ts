import type { EC2Client } from '@aws-sdk/client-ec2';
import { isThrottled } from '../toAwsError';
import type { AwsCallListener } from './AwsCall';

/** What the clients of all services have in common. */
interface ObservedClient {
  middlewareStack: Pick<EC2Client['middlewareStack'], 'addRelativeTo'>;
}

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
  client.middlewareStack.addRelativeTo(
    (next, { commandName = 'Unknown' }) =>
      async args => {
        const action = `${service}:${commandName.replace(/Command$/, '')}`;
        const began = performance.now();
        const seconds = () => (performance.now() - began) / 1000;
        try {
          const answer = await next(args);
          listener({ action, outcome: 'answered', seconds: seconds() });
          return answer;
        } catch (error) {
          listener({
            action,
            outcome: isThrottled(error) ? 'throttled' : 'failed',
            seconds: seconds(),
          });
          throw error;
        }
      },
    { relation: 'after', toMiddleware: 'retryMiddleware', name: 'vdiCalls' },
  );
}
