import { GetParameterCommand, ParameterNotFound } from '@aws-sdk/client-ssm';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

/** Where `cdk bootstrap` says which version it has laid. */
const PARAMETER = '/cdk-bootstrap/hnb659fds/version';
/** What CDK's default synthesizer requires of it. */
const NEEDED = 6;

const { ok, error } = findingsOf('CDK bootstrap');

/** Whether CDK has its bucket and roles in the region. */
export const bootstrap: Examination = {
  subject: 'CDK bootstrap',
  async examine({ clients, configuration }) {
    return [judgeBootstrap(await version(), configuration)];

    async function version() {
      try {
        const { Parameter } = await clients.ssm.send(
          new GetParameterCommand({ Name: PARAMETER }),
        );
        return Number(Parameter?.Value);
      } catch (cause) {
        if (cause instanceof ParameterNotFound) {
          return undefined;
        }
        throw cause;
      }
    }
  },
};

/** Whether the version suffices. */
export function judgeBootstrap(
  version: number | undefined,
  { account, region }: { account: string; region: string },
): Finding {
  const advice = `run 'npx cdk bootstrap aws://${account}/${region}' once, with an administrator's credentials`;
  if (version === undefined) {
    return error(`is missing in ${region}`, advice);
  }
  return version < NEEDED
    ? error(`has version ${version}, but ${NEEDED} is needed`, advice)
    : ok(`version ${version}`);
}
