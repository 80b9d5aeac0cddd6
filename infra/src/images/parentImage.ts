import type { Preset } from '../configuration';
import type { Architecture } from './packages';

/**
 * What Image Builder's service-linked role may read: AWS' public parameters, and those below `/imagebuilder/`.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceRoleForImageBuilder.html
 */
const READABLE = /^\/(aws\/service|imagebuilder)\//;

const PARAMETERS: Readonly<Record<Preset, string>> = {
  'ubuntu-24.04':
    '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
  'amazon-linux-2023': amazonLinux('x86_64'),
  'windows-server-2022':
    '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
  'windows-server-2025':
    '/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base',
};

/** Options of {@link parentImage}. */
export interface ParentImageOptions {
  readonly of: Preset | 'gateway';
  /** Of the gateways */
  readonly architecture: Architecture;
  /** Parameters that take the place of the public ones */
  readonly parents: Readonly<Partial<Record<Preset | 'gateway', string>>>;
}

/** The SSM parameter that holds the id of an image's parent: its value changes with each patched parent. */
export function parentParameter(options: ParentImageOptions): string {
  const { of, architecture, parents } = options;
  const parameter =
    parents[of] ??
    (of === 'gateway' ? amazonLinux(architecture) : PARAMETERS[of]);
  if (!READABLE.test(parameter)) {
    throw new Error(
      `images.parents.${of}: Image Builder may not read the parameter '${parameter}'; name one below /imagebuilder/.`,
    );
  }
  return parameter;
}

/** The parent as a recipe names it. */
export function parentImage(options: ParentImageOptions): string {
  return `ssm:${parentParameter(options)}`;
}

function amazonLinux(architecture: Architecture): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
