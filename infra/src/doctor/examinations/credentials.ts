import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { isUnreachable } from '../unanswered';

const { ok, error } = findingsOf('Credentials');

/** Who is deploying, and whether into the account that is meant. */
export const credentials: Examination = {
  subject: 'Credentials',
  async examine({ clients, configuration }) {
    try {
      const { Account, Arn } = await clients.sts.send(
        new GetCallerIdentityCommand({}),
      );
      return [judgeIdentity({ account: Account, arn: Arn }, configuration)];
    } catch (cause) {
      return [judgeFailure(cause)];
    }
  },
};

/** Whether the identity is of the configuration's account. */
export function judgeIdentity(
  identity: { account?: string; arn?: string },
  { account }: { account: string },
): Finding {
  return identity.account === account
    ? ok(`${identity.arn} in account ${account}`)
    : error(
        `are of account ${identity.account}, but the configuration names ${account}`,
        'take those of the other account, or correct `account`',
      );
}

function judgeFailure(cause: unknown): Finding {
  const message = cause instanceof Error ? cause.message : String(cause);
  return isUnreachable(cause)
    ? error(
        `could not be checked: AWS did not answer (${message})`,
        'look at the network and the proxy of this machine',
      )
    : error(
        `are not accepted: ${message}`,
        'sign in, for example with `aws sso login`, and name the profile in AWS_PROFILE',
      );
}
