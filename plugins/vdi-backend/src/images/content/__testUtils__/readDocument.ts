import { parse } from 'yaml';

interface Step {
  name: string;
  action: string;
  timeoutSeconds: number;
  onFailure: string;
  inputs: { commands: string[] };
}

/** A document that the portal wrote, taken apart again. */
export function readDocument(text: string): {
  schemaVersion: string;
  phases: { name: string; steps: Step[] }[];
} {
  return parse(text);
}

/** All scripts of a document, in their order. */
export function scriptsOf(text: string): string[] {
  return readDocument(text).phases.flatMap(({ steps }) =>
    steps.flatMap(({ inputs }) => inputs.commands),
  );
}
