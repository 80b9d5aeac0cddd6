import { stringify } from 'yaml';
import { OUTPUTS } from './outputs';

/**
 * Topic of the events in the portal, to which `vdi-backend` subscribes. Without a dot: the events module reads it as a
 * key of the configuration.
 */
const TOPIC = 'vdi-aws';

type OutputName = keyof typeof OUTPUTS;

/**
 * The sections of the portal's `app-config.yaml` that a deployment asks for.
 *
 * @param outputs - outputs of the stack by name
 * @throws Error that names the outputs which are absent
 */
export function portalAppConfig(outputs: Record<string, string>) {
  const value = readOutputs(outputs);
  return {
    vdi: {
      deployment: value.deployment,
      aws: {
        region: value.region,
        accountId: value.accountId,
        passwordKey: value.passwordKey,
        metrics: true,
      },
      directory: { tableName: value.tableName },
      launch: { subnetIds: value.subnetIds.split(',') },
      connection: {
        gatewayUrl: value.gatewayUrl,
        authenticatorUrl: value.authenticatorUrl,
        port: Number(value.port),
      },
    },
    events: {
      modules: {
        awsSqs: {
          awsSqsConsumingEventPublisher: {
            topics: {
              [TOPIC]: {
                queue: {
                  url: value.queueUrl,
                  region: value.region,
                  waitTime: { seconds: 20 },
                },
                // The module's own default is a minute, in which an event would lie.
                waitTimeAfterEmptyReceive: { seconds: 0 },
              },
            },
          },
        },
      },
    },
  };
}

/**
 * {@link portalAppConfig} as YAML.
 *
 * @param outputs - outputs of the stack by name
 * @throws Error that names the outputs which are absent
 */
export function appConfigFrom(outputs: Record<string, string>): string {
  // Quoted where YAML would read a number: account ids begin with a zero now and then.
  return stringify(portalAppConfig(outputs), { lineWidth: 0 });
}

function readOutputs(
  outputs: Record<string, string>,
): Record<OutputName, string> {
  const missing = Object.values(OUTPUTS).filter(name => !outputs[name]);
  if (missing.length > 0) {
    throw new Error(
      `The stack has no output ${missing
        .map(name => `'${name}'`)
        .join(', ')}; deploy it with this version first.`,
    );
  }
  const entries = Object.entries(OUTPUTS).map(([key, name]) => [
    key,
    outputs[name],
  ]);
  return Object.fromEntries(entries) as Record<OutputName, string>;
}
