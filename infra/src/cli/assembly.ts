import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Configuration } from '../configuration';
import { createApp } from '../createApp';
import { packagesOf, requireVerifiable } from '../images/packages';
import { UserError } from './UserError';

/** What CloudFormation takes. */
export const LARGEST_TEMPLATE = 1_000_000;
export const MOST_RESOURCES = 500;

/** A synthesised deployment. */
export interface Assembly {
  /** What `cdk --app` takes */
  readonly directory: string;
  readonly templates: TemplateFigures[];
}

/** How much a template asks of CloudFormation. */
export interface TemplateFigures {
  readonly file: string;
  /** Size of the template; bytes */
  readonly bytes: number;
  readonly resources: number;
}

/** Where the assembly of a deployment lies. */
export function assemblyDirectory({ deployment }: Configuration): string {
  return join(__dirname, '..', '..', 'cdk.out', deployment);
}

/**
 * Writes the templates and assets of a deployment. Needs neither network nor credentials.
 *
 * @throws UserError when an image would need a package that nothing tells from a forged one
 */
export function synthesize(
  configuration: Configuration,
  directory = assemblyDirectory(configuration),
): Assembly {
  try {
    requireVerifiable(packagesOf(configuration));
  } catch (error) {
    throw new UserError((error as Error).message);
  }
  // What an earlier one has left
  rmSync(directory, { recursive: true, force: true });
  const { stacks } = createApp(configuration, { outdir: directory }).synth();
  return {
    directory,
    templates: stacks.map(stack => ({
      file: stack.templateFullPath,
      bytes: statSync(stack.templateFullPath).size,
      resources: Object.keys(stack.template.Resources ?? {}).length,
    })),
  };
}

/** The figures of a template beside the limits. */
export function formatFigures(
  { file, bytes, resources }: TemplateFigures,
  from = process.cwd(),
): string {
  return `${relative(
    from,
    file,
  )}: ${bytes} of ${LARGEST_TEMPLATE} bytes, ${resources} of ${MOST_RESOURCES} resources`;
}

/** Whether CloudFormation takes the template. */
export function isWithinLimits({ bytes, resources }: TemplateFigures): boolean {
  return bytes <= LARGEST_TEMPLATE && resources <= MOST_RESOURCES;
}
