import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { LIMITS } from './limits';

/** https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-action-modules.html */
const ACTIONS = [
  'AppendFile',
  'Assert',
  'CopyFile',
  'CopyFolder',
  'CreateFile',
  'CreateFolder',
  'CreateSymlink',
  'DeleteFile',
  'DeleteFolder',
  'ExecuteBash',
  'ExecuteBinary',
  'ExecuteDocument',
  'ExecutePowerShell',
  'InstallMSI',
  'ListFiles',
  'MoveFile',
  'MoveFolder',
  'ReadFile',
  'Reboot',
  'S3Download',
  'S3Upload',
  'SetFileEncoding',
  'SetFileOwner',
  'SetFileOwners',
  'SetFilePermissions',
  'SetFolderOwner',
  'SetFolderOwners',
  'SetFolderPermissions',
  'SetRegistry',
  'UninstallMSI',
  'UpdateOS',
  'WebDownload',
];

/** Actions of one system alone. */
const ONLY: Record<string, 'Linux' | 'Windows'> = {
  ExecuteBash: 'Linux',
  ExecutePowerShell: 'Windows',
  InstallMSI: 'Windows',
  UninstallMSI: 'Windows',
  SetRegistry: 'Windows',
};

const WITHOUT_INPUTS = ['Reboot', 'UpdateOS'];

const step = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'takes letters, digits, - and _, and no spaces')
    .max(LIMITS.stepName),
  action: z.string().min(1),
  timeoutSeconds: z
    .union([z.literal(-1), z.int().min(1).max(LIMITS.stepSeconds)])
    .optional(),
  onFailure: z.enum(['Abort', 'Continue', 'Ignore']).optional(),
  maxAttempts: z.int().min(1).optional(),
  inputs: z.unknown().optional(),
  loop: z.unknown().optional(),
  if: z.unknown().optional(),
});

const document = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  schemaVersion: z.union([z.literal('1.0'), z.literal(1)]),
  parameters: z
    .array(z.record(z.string(), z.looseObject({ type: z.string() })))
    .optional(),
  constants: z.unknown().optional(),
  phases: z
    .array(
      z.object({
        name: z.enum(['build', 'validate', 'test']),
        steps: z.array(step).min(1),
      }),
    )
    .min(1),
});

type Step = z.infer<typeof step>;

/**
 * What Image Builder would refuse in a component document, as sentences without a subject; empty when nothing.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function documentProblems(
  text: string,
  platform: 'Linux' | 'Windows',
): string[] {
  const size = sizeProblem(text);
  if (size) {
    return [size];
  }
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
  });
  const [error] = parsed.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    return [`is no YAML: line ${line}: ${firstLine(error.message)}`];
  }
  if (!isMap(parsed.contents)) {
    return ['is no component document: it takes schemaVersion and phases'];
  }
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 50 });
  } catch (failure) {
    return [`is no YAML: ${firstLine(String((failure as Error).message))}`];
  }
  const result = document.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    return [`${pathOf(issue.path)}: ${sayIssue(issue)}`];
  }
  const { phases, parameters = [] } = result.data;
  return [
    ...twice(phases.map(({ name }) => name)).map(
      name => `has the phase '${name}' twice`,
    ),
    ...phases.flatMap(phase => [
      ...twice(phase.steps.map(({ name }) => name)).map(
        name => `has the step '${name}' twice in the phase '${phase.name}'`,
      ),
      ...phase.steps.flatMap(each => stepProblems(each, platform)),
    ]),
    ...parameters.flatMap(each =>
      Object.entries(each)
        .filter(([, parameter]) => parameter.default === undefined)
        .map(([name]) => `has the parameter '${name}' without a default`),
    ),
  ];
}

function sizeProblem(text: string): string | undefined {
  if (text.length > LIMITS.documentCharacters) {
    return `has ${text.length} characters; Image Builder takes ${LIMITS.documentCharacters}, so split it into two`;
  }
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
    ? 'has a control character; remove it'
    : undefined;
}

function stepProblems(
  { name, action, inputs }: Step,
  platform: 'Linux' | 'Windows',
): string[] {
  if (!ACTIONS.includes(action)) {
    return [
      `has the action '${action}' in step '${name}', which Image Builder does not know`,
    ];
  }
  const only = ONLY[action];
  if (only && only !== platform) {
    return [
      `has the action '${action}' in step '${name}', which is for ${only} and the base is of ${platform}`,
    ];
  }
  const given = typeof inputs === 'object' && inputs !== null;
  if (!WITHOUT_INPUTS.includes(action) && !given) {
    return [`has no inputs in step '${name}', which '${action}' needs`];
  }
  const { commands } = (inputs ?? {}) as { commands?: unknown };
  const isScript = /^Execute(Bash|PowerShell)$/.test(action);
  return isScript &&
    !(
      Array.isArray(commands) &&
      commands.length > 0 &&
      commands.every(each => typeof each === 'string')
    )
    ? [`takes a list of commands in step '${name}', each of them a text`]
    : [];
}

function twice(names: string[]): string[] {
  return [...new Set(names)].filter(
    name => names.indexOf(name) !== names.lastIndexOf(name),
  );
}

function pathOf(path: PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number'
        ? `[${part}]`
        : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('');
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const at = issue.path.at(-1);
  if (at === 'schemaVersion') {
    return 'must be 1.0';
  }
  if (issue.code === 'invalid_value') {
    return `takes ${issue.values
      .map(value => `'${String(value)}'`)
      .join(', ')}`;
  }
  if (issue.code === 'invalid_type') {
    return `is not what it should be: ${issue.expected}`;
  }
  return firstLine(issue.message);
}

function firstLine(text: string): string {
  return text.split('\n')[0];
}
