/**
 * What the portal asks of the hosts: the SSM documents of a deployment, which the CDK app deploys and the portal
 * sends, and the patterns of their parameters. Both sides hold to the same ones, so that no value can be more than a
 * value in the scripts.
 *
 * This module has no imports.
 *
 * @packageDocumentation
 */

/**
 * `prepare` sets a host up for a workstation, with the account of its image or without an owner; `assign` does so with
 * a personal account and its password; `observe` tells who is connected.
 *
 * @public
 */
export type HostAction = 'prepare' | 'assign' | 'observe';

/** All of them. @public */
export const HOST_ACTIONS: readonly HostAction[] = [
  'prepare',
  'assign',
  'observe',
];

/** Name of the document that does the action in a deployment. @public */
export function hostDocumentName(
  deployment: string,
  action: HostAction,
): string {
  return `vdi-${deployment}-${action}`;
}

/** Hosts that one command may name; SSM takes no more. @public */
export const MAX_HOSTS_PER_COMMAND = 50;

/** What stands for no account. @public */
export const NO_ACCOUNT = '-';

const INSTANCE = 'i-[0-9a-f]{8,17}';
const WORKSTATION = 'ws-[0-9a-hjkmnp-tv-z]{26}';
// Accounts of the machine, DOMAIN\user and user@domain
const ACCOUNT = '[A-Za-z0-9_][A-Za-z0-9._@\\\\$-]{0,103}';
const PERSONAL_ACCOUNT = '[A-Za-z0-9_][A-Za-z0-9._-]{0,31}';
const SECRET = `vdi/[A-Za-z0-9][A-Za-z0-9._-]{0,62}/${WORKSTATION}`;

function oneOrMore(entry: string): string {
  return `^${entry}(;${entry}){0,${MAX_HOSTS_PER_COMMAND - 1}}$`;
}

const PREPARED = `${INSTANCE},${WORKSTATION},(${NO_ACCOUNT}|${ACCOUNT})`;
const ASSIGNED = `${INSTANCE},${WORKSTATION},${PERSONAL_ACCOUNT},${SECRET}`;

const TIMEOUT = { executionTimeout: '^[1-9][0-9]{1,3}$' };

const SETTINGS = {
  VerifierUrl:
    '^https?://[A-Za-z0-9][A-Za-z0-9.-]{0,252}(:[0-9]{1,5})?(/[A-Za-z0-9._~-]{1,128}){0,16}$',
  Port: '^[1-9][0-9]{0,4}$',
  Quic: '^(true|false)$',
  ...TIMEOUT,
};

/**
 * The parameters of each document, all of them required texts, and the pattern (a regular expression of JavaScript, Java
 * and Go alike) of each.
 *
 * - `Hosts`: the machines of the command, joined by semicolons. Each is `instance,workstation,account` for `prepare`,
 *   with `-` for no account, and `instance,workstation,account,secret` for `assign`.
 * - `VerifierUrl`: URL of the authenticator, to which the host appends a slash and its workstation's id
 * - `Port`: TCP and UDP port of the DCV server
 * - `Quic`: whether the DCV server offers QUIC
 * - `executionTimeout`: seconds that the host may take, from 10
 *
 * None of them admits a quotation mark, a brace or a line break.
 *
 * @public
 */
export const HOST_PARAMETERS: Readonly<
  Record<HostAction, Readonly<Record<string, string>>>
> = {
  prepare: { Hosts: oneOrMore(PREPARED), ...SETTINGS },
  assign: { Hosts: oneOrMore(ASSIGNED), ...SETTINGS },
  observe: TIMEOUT,
};

/**
 * Names the first parameter that the action's document would refuse, because it is unknown, missing or not as its
 * pattern demands; `undefined` when there is none.
 *
 * @public
 */
export function invalidHostParameter(
  action: HostAction,
  parameters: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const patterns = HOST_PARAMETERS[action];
  const refused = Object.keys(patterns).find(
    name => !new RegExp(patterns[name]).test(parameters[name] ?? ''),
  );
  return (
    refused ??
    Object.keys(parameters).find(name => !Object.hasOwn(patterns, name))
  );
}
