import { stringify } from 'yaml';

/** A step of a component that the portal writes itself. */
export interface ScriptStep {
  name: string;
  action: 'ExecuteBash' | 'ExecutePowerShell';
  script: string;
  minutes: number;
}

/** Phases in which Image Builder runs steps: on the build machine, there once more, and on a machine of the image. */
export interface ScriptPhases {
  build: ScriptStep[];
  validate?: ScriptStep[];
  test?: ScriptStep[];
}

/**
 * The document as Image Builder reads it.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function componentDocument(
  description: string,
  { build, validate = [], test = [] }: ScriptPhases,
): string {
  const phases = [
    { name: 'build', steps: build },
    { name: 'validate', steps: validate },
    { name: 'test', steps: test },
  ]
    .filter(({ steps }) => steps.length > 0)
    .map(({ name, steps }) => ({ name, steps: steps.map(toStep) }));
  return stringify(
    { description, schemaVersion: '1.0', phases },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function toStep({ name, action, script, minutes }: ScriptStep) {
  return {
    name,
    action,
    timeoutSeconds: minutes * 60,
    onFailure: 'Abort',
    inputs: { commands: [script] },
  };
}
