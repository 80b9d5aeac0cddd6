import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { decide } from './decide';
import { GatewayGroup } from './GatewayGroup';
import { readImageEvent } from './imageEvent';
import { logToStdout, type Log, type LogEntry } from './log';

const MESSAGE = {
  'other-event': 'Ignored: this is no change of an image.',
  'other-image': 'Ignored: this is not the image of the gateways.',
  'other-state': 'Ignored: the image is not available, or not any more.',
  'refreshed-since':
    'Nothing to do: a refresh began after the image became available.',
  'refresh-running':
    'A refresh from before the image runs. What it has replaced by now keeps the image before until the next refresh.',
  'refresh-begun': 'The gateways are being replaced.',
} as const;

/** @public */
export interface GatewayRefreshOptions {
  client: AutoScalingClient;
  /** Name of the gateways' Auto Scaling group */
  groupName: string;
  /** Name of the gateways' image recipe, without the hash of its content */
  recipeName: string;
  /** Default: JSON lines on standard output. */
  log?: Log;
}

/** @public */
export type EventHandler = (
  event: unknown,
  context?: { awsRequestId?: string },
) => Promise<void>;

/**
 * Begins a refresh of a given group when an event says that its image is new.
 *
 * @public
 */
export function createHandler(options: GatewayRefreshOptions): EventHandler {
  const { client, groupName, recipeName, log = logToStdout } = options;
  const group = new GatewayGroup(client, groupName);
  return async (event, context) => {
    const entry = await react(event, group, recipeName);
    log({ ...entry, requestId: context?.awsRequestId });
  };
}

let deployed: EventHandler | undefined;

/**
 * The function as deployed: `GATEWAY_GROUP` names the Auto Scaling group, `GATEWAY_RECIPE` the image recipe. What fails
 * is thrown, so that Lambda tries again.
 *
 * @public
 */
export const handler: EventHandler = async (event, context) => {
  deployed ??= createHandler({
    client: new AutoScalingClient({}),
    groupName: variable('GATEWAY_GROUP'),
    recipeName: variable('GATEWAY_RECIPE'),
  });
  await deployed(event, context);
};

async function react(
  event: unknown,
  group: GatewayGroup,
  recipeName: string,
): Promise<LogEntry> {
  const read = readImageEvent(event, recipeName);
  if ('ignored' in read) {
    const { ignored: reason, image } = read;
    return { level: 'info', message: MESSAGE[reason], reason, image };
  }
  const { image } = read;
  const decision = decide(read, await group.refreshes());
  if (!decision.refresh) {
    const { reason, refreshId } = decision;
    const level = reason === 'refresh-running' ? 'warn' : 'info';
    return { level, message: MESSAGE[reason], reason, image, refreshId };
  }
  const refreshId = await group.refresh();
  const reason = refreshId ? 'refresh-begun' : 'refresh-running';
  const level = refreshId ? 'info' : 'warn';
  return { level, message: MESSAGE[reason], reason, image, refreshId };
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; set it on the function.`);
  }
  return value;
}
