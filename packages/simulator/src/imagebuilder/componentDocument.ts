import { parse } from 'yaml';
import { invalidValue } from './errors';

/** https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html */
const ACTIONS = new Set(
  `Assert ExecuteBash ExecuteBinary ExecuteDocument ExecutePowerShell
  AppendFile CopyFile CopyFolder CreateFile CreateFolder CreateSymlink DeleteFile DeleteFolder ListFiles MoveFile
  MoveFolder ReadFile SetFileEncoding SetFileOwner SetFileOwners SetFilePermissions SetFolderOwner SetFolderOwners
  SetFolderPermissions InstallMSI UninstallMSI Reboot SetRegistry UpdateOS S3Download S3Upload WebDownload`.split(
    /\s+/,
  ),
);

const WITHOUT_INPUTS = new Set(['Reboot', 'UpdateOS']);

export interface DocumentStep {
  name: string;
  action: string;
  onFailure: 'Abort' | 'Continue' | 'Ignore';
  /** Lines of its script, of actions that have one */
  commands: string[];
}

export interface DocumentParameter {
  name: string;
  type: string;
  description?: string;
  default?: unknown;
}

/** What a component's YAML says. */
export interface ComponentDocument {
  phases: { name: string; steps: DocumentStep[] }[];
  parameters: DocumentParameter[];
}

/** @throws AwsError when Image Builder would not take the document */
export function parseDocument(data: string): ComponentDocument {
  let document: unknown;
  try {
    document = parse(data, { schema: 'core' });
  } catch (error) {
    throw refusal(`Error: ${(error as Error).message.split('\n')[0]}`);
  }
  const root = requireMap(document, 'The document');
  if (Number(root.schemaVersion) !== 1) {
    throw refusal(`Error: schemaVersion must be '1.0'.`);
  }
  const phases = requireList(root.phases, 'phases').map(readPhase);
  refuseTwice(phases, `Phase names must be unique`);
  return { phases, parameters: readParameters(root.parameters) };
}

/** The number that the step's script ends with for certain; `undefined` when it may well succeed. */
export function certainFailure(step: DocumentStep): number | undefined {
  // Indented, it would stand in a condition or a function.
  const exit = step.commands
    .map(line => /^exit ([1-9]\d{0,2})\s*;?\s*$/.exec(line))
    .find(match => match !== null);
  const code = exit ? Number(exit[1]) : undefined;
  // The code that asks for a reboot
  return code === 194 ? undefined : code;
}

/** A component is for tests when it has no other phase. */
export function typeOf({ phases }: ComponentDocument): 'BUILD' | 'TEST' {
  return phases.length === 1 && phases[0].name === 'test' ? 'TEST' : 'BUILD';
}

function readPhase(value: unknown): ComponentDocument['phases'][number] {
  const phase = requireMap(value, 'A phase');
  const name = requireText(phase.name, 'The name of a phase');
  const steps = requireList(phase.steps, `steps of phase '${name}'`).map(step =>
    readStep(step, name),
  );
  refuseTwice(steps, `Step names must be unique in phase '${name}'`);
  return { name, steps };
}

function readStep(value: unknown, phase: string): DocumentStep {
  const step = requireMap(value, `A step of phase '${phase}'`);
  const name = requireText(step.name, `The name of a step of phase '${phase}'`);
  const action = requireText(step.action, `The action of step '${name}'`);
  const failed = `Parsing step '${name}' in phase '${phase}' failed. Error:`;
  if (!ACTIONS.has(action)) {
    throw refusal(`${failed} Action ${action} is not supported`);
  }
  const { inputs, onFailure = 'Abort' } = step;
  const empty = !inputs || (Array.isArray(inputs) && inputs.length === 0);
  if (empty && !WITHOUT_INPUTS.has(action)) {
    throw refusal(
      `${failed} Action ${action} has no inputs; it requires an 'inputs'`,
    );
  }
  if (!isOnFailure(onFailure)) {
    throw refusal(`${failed} onFailure must be Abort, Continue or Ignore`);
  }
  const commands = (inputs as { commands?: unknown } | undefined)?.commands;
  if (/^Execute(Bash|PowerShell)$/.test(action) && !Array.isArray(commands)) {
    throw refusal(`${failed} Action ${action} requires a list of 'commands'`);
  }
  return {
    name,
    action,
    onFailure,
    commands: Array.isArray(commands)
      ? commands.flatMap(command => String(command).split('\n'))
      : [],
  };
}

function isOnFailure(value: unknown): value is DocumentStep['onFailure'] {
  return ['Abort', 'Continue', 'Ignore'].includes(String(value));
}

function readParameters(value: unknown): DocumentParameter[] {
  if (value === undefined || value === null) return [];
  return requireList(value, 'parameters').flatMap(item =>
    Object.entries(requireMap(item, 'A parameter')).map(([name, details]) => {
      const parameter = requireMap(details, `Parameter '${name}'`);
      return {
        name,
        type: requireText(parameter.type, `The type of parameter '${name}'`),
        description: parameter.description as string | undefined,
        default: parameter.default,
      };
    }),
  );
}

function requireMap(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw refusal(`Error: ${what} must be a map.`);
}

function requireList(value: unknown, what: string): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw refusal(`Error: ${what} must be a list that is not empty.`);
}

function requireText(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw refusal(`Error: ${what} must be a text.`);
}

function refuseTwice(items: { name: string }[], sentence: string): void {
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw refusal(`Error: ${sentence}: '${twice}'.`);
}

function refusal(why: string) {
  return invalidValue('data', why);
}
