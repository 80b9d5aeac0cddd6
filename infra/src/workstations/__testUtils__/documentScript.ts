import type { HostAction } from '@deskstage/backstage-plugin-vdi-common/hosts';
import { hostDocument, type HostPlatform } from '../hostDocument';

/** Parts of a document that tests look at. */
export interface Document {
  schemaVersion: string;
  parameters: Record<string, { type: string; allowedPattern: string }>;
  mainSteps: {
    action: string;
    name: HostPlatform;
    precondition: object;
    inputs: { timeoutSeconds: string; runCommand: string[] };
  }[];
}

/** A document as SSM gets it. */
export function testDocument(action: HostAction): Document {
  const content = hostDocument({ action, region: 'eu-west-1' });
  return JSON.parse(JSON.stringify(content));
}

/** What the agent runs on a platform: the step's lines, with the parameters pasted in. */
export function documentScript(
  action: HostAction,
  platform: HostPlatform,
  parameters: Record<string, string> = {},
): string {
  const { parameters: known, mainSteps } = testDocument(action);
  const step = mainSteps.find(each => each.name === platform);
  let script = (step?.inputs.runCommand ?? []).join('\n');
  for (const [name, value] of Object.entries(parameters)) {
    if (!new RegExp(known[name]?.allowedPattern ?? '[]').test(value)) {
      throw new Error(`SSM refuses the parameter '${name}': ${value}`);
    }
    script = script.replaceAll(`{{ ${name} }}`, () => value);
  }
  return script;
}
