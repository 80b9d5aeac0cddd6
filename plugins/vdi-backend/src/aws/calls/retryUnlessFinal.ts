import type { EC2Client } from '@aws-sdk/client-ec2';
import { isFinal } from '../toAwsError';

type ConfiguredStrategy = Awaited<
  ReturnType<EC2Client['config']['retryStrategy']>
>;

/** The SDK's strategies of today, which hand out a token for each retry. */
type RetryStrategy = Extract<
  ConfiguredStrategy,
  { refreshRetryTokenForRetry: unknown }
>;

/**
 * The client's own retries, without those that cannot help: EC2 sends its want of capacity as a 500, which the SDK
 * takes for an accident. Asking once more only keeps the next subnet waiting and empties the request bucket.
 */
export function retryUnlessFinal(client: EC2Client): void {
  const configured = client.config.retryStrategy;
  client.config.retryStrategy = async () => {
    const strategy = await configured();
    return isTokenStrategy(strategy) ? unlessFinal(strategy) : strategy;
  };
}

function isTokenStrategy(
  strategy: ConfiguredStrategy,
): strategy is RetryStrategy {
  return 'refreshRetryTokenForRetry' in strategy;
}

function unlessFinal(strategy: RetryStrategy): RetryStrategy {
  return {
    acquireInitialRetryToken: scope => strategy.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token, info) => {
      if (isFinal(info.error)) {
        // The SDK then throws what EC2 said.
        throw new Error('This is not tried again.');
      }
      return strategy.refreshRetryTokenForRetry(token, info);
    },
    recordSuccess: token => strategy.recordSuccess(token),
  };
}
