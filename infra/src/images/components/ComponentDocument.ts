import { stringify } from 'yaml';

/** How long a step may take, when it does not say; minutes. */
const DEFAULT_MINUTES = 30;

/** A step of a component: a script, a restart, or an update of Windows. */
export interface ComponentStep {
  readonly name: string;
  readonly action: 'ExecuteBash' | 'ExecutePowerShell' | 'Reboot' | 'UpdateOS';
  readonly timeoutSeconds?: number;
  readonly onFailure?: 'Abort';
  readonly inputs?: {
    readonly commands?: readonly string[];
    readonly delaySeconds?: number;
  };
}

/**
 * A component before it belongs to a deployment. Build steps run on the machine that becomes the image; test steps on
 * another one, started from the image.
 */
export interface ImageComponent {
  /** Unique within the recipe */
  readonly name: string;
  readonly description: string;
  readonly platform: 'Linux' | 'Windows';
  readonly build: readonly ComponentStep[];
  readonly test?: readonly ComponentStep[];
}

/** A step that runs a bash script. */
export function bashStep(
  name: string,
  script: string,
  minutes = DEFAULT_MINUTES,
): ComponentStep {
  return scriptStep('ExecuteBash', name, script, minutes);
}

/** A step that runs a PowerShell script. */
export function powershellStep(
  name: string,
  script: string,
  minutes = DEFAULT_MINUTES,
): ComponentStep {
  return scriptStep('ExecutePowerShell', name, script, minutes);
}

/** A step that restarts the machine. */
export function rebootStep(name = 'Restart'): ComponentStep {
  return { name, action: 'Reboot', inputs: { delaySeconds: 10 } };
}

/**
 * The document as Image Builder reads it: phases `build` and `test` of schema 1.0.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function componentDocument(component: ImageComponent): string {
  const phases = [
    { name: 'build', steps: component.build },
    { name: 'test', steps: component.test ?? [] },
  ].filter(phase => phase.steps.length > 0);
  return stringify(
    {
      name: component.name,
      description: component.description,
      schemaVersion: '1.0',
      phases,
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function scriptStep(
  action: ComponentStep['action'],
  name: string,
  script: string,
  minutes: number,
): ComponentStep {
  return {
    name,
    action,
    timeoutSeconds: minutes * 60,
    onFailure: 'Abort',
    inputs: { commands: [script] },
  };
}
