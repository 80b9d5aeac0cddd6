import {
  HOST_ACTIONS,
  HOST_PARAMETERS,
  hostDocumentName,
  invalidHostParameter,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import type { Platform } from '../ec2/Network';
import type { World } from '../world/World';

/** The steps of a document, one for each platform. */
export const STEPS: readonly {
  name: Platform;
  action: string;
  platformType: string;
}[] = [
  { name: 'linux', action: 'aws:runShellScript', platformType: 'Linux' },
  {
    name: 'windows',
    action: 'aws:runPowerShellScript',
    platformType: 'Windows',
  },
];

/** What a document does; `undefined` when the account has no such document. */
export function documentAction(
  world: World,
  documentName: string,
): HostAction | undefined {
  for (const deployment of world.deployments) {
    const action = HOST_ACTIONS.find(
      each => hostDocumentName(deployment, each) === documentName,
    );
    if (action) return action;
  }
  return undefined;
}

/** The parameters of a command, checked by the patterns of its document. */
export function readParameters(
  action: HostAction,
  input: JsonInput,
): Record<string, string> {
  const given = input
    .names()
    .map(name => [name, input.texts(name)] as const)
    .filter(([, values]) => values.length > 0);
  const parameters = Object.fromEntries(
    given.map(([name, values]) => [name, values.join(',')]),
  );
  const invalid = invalidHostParameter(action, parameters);
  if (invalid === undefined) return parameters;
  if (!Object.hasOwn(HOST_PARAMETERS[action], invalid)) {
    throw refusal(`Parameter ${invalid} is not defined in the document.`);
  }
  throw refusal(
    Object.hasOwn(parameters, invalid)
      ? `Value of parameter ${invalid} does not match its allowed pattern.`
      : `Parameter ${invalid} is required.`,
  );
}

function refusal(message: string): AwsError {
  return new AwsError('InvalidParameters', message);
}
