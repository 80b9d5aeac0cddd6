import type { ImageBuildFailure } from '@deskstage/backstage-plugin-vdi-common';
import type { ObservedStep } from '../../aws';
import { TOOLS } from './tools';

/** What Image Builder tells of a build that failed. */
export interface FailedBuild {
  /** Image Builder's own words */
  reason?: string;
  steps: ObservedStep[];
  /** Of the pipeline, `vdi-<deployment>-<project>` */
  name?: string;
}

/** What Image Builder, Systems Manager or EC2 say, and what it means to those who read it. */
const MEANINGS: [RegExp, string][] = [
  [
    /SSM Agent/i,
    'The machine did not report to Systems Manager in time. Check that the base has the SSM agent, and that the subnet of the builds has a way to Systems Manager.',
  ],
  [
    /bootstrap TOE/i,
    'The machine could not get the program that applies components. Check that the subnet of the builds has a way to S3, and the instance profile may read from it.',
  ],
  [
    /InsufficientInstanceCapacity|Insufficient capacity/i,
    'EC2 had no machine of the type that images are built on. Build it again later.',
  ],
  [
    /VcpuLimitExceeded|vCPU (capacity|limit)|InstanceLimitExceeded/i,
    'A quota of the AWS account for machines is used up. End what is not needed, or request an increase in Service Quotas.',
  ],
  [
    /is already in use by AMI/i,
    'An AMI of the same name is there already. Build it again.',
  ],
  [
    /(UnauthorizedOperation|AccessDenied|not authorized)/i,
    'AWS did not allow a step of the build. Check the instance profile of the builds, Image Builder’s service role and the KMS keys.',
  ],
  [
    /smaller than (the )?snapshot/i,
    'The disk is smaller than that of the base. Choose a larger one.',
  ],
];

/** Why a build failed, in words: at which stage, and by which component and step where that is told. */
export function describeFailure({
  reason = '',
  steps,
  name,
}: FailedBuild): ImageBuildFailure {
  const failed = steps.find(({ status }) => status === 'failed');
  const told = [failed?.message, reason].filter(Boolean).join('\n');
  const detail = detailOf(told);
  const component = detail.arn && componentName(detail.arn, name);
  return {
    stage: failed?.stage ?? stageOf(reason),
    ...(component ? { component } : {}),
    ...(detail.step ? { step: detail.step } : {}),
    message: sentence(detail, { component, told, step: failed?.name }),
  };
}

interface Detail {
  arn?: string;
  phase?: string;
  step?: string;
  message?: string;
}

/** A component's ARN, and its phase and step where Image Builder tells them. */
function detailOf(text: string): Detail {
  const arn = /arn:[\w-]+:imagebuilder:[\w-]*:[\w-]*:component\/[^\s'"!]+/.exec(
    text,
  )?.[0];
  const [, phase, step, message] =
    /Phase '([^']+)', step '([^']+)'(?:, action '[^']+')?: ([^\n]+)/i.exec(
      text,
    ) ?? [];
  const [, namedStep, namedPhase] =
    /step '?([\w-]+)'? of phase '?([\w-]+)'?/i.exec(text) ?? [];
  return {
    arn,
    phase: phase ?? namedPhase,
    step: step ?? namedStep,
    message: message?.trim(),
  };
}

function sentence(
  detail: Detail,
  context: { component?: string; told: string; step?: string },
): string {
  const { component, told, step } = context;
  if (component) {
    const what = detail.step
      ? `Step '${detail.step}' of ${component} failed`
      : `${capitalized(component)} failed`;
    return detail.message
      ? `${what}: ${withFullStop(detail.message)}`
      : `${what}; its log tells why.`;
  }
  const known = MEANINGS.find(([pattern]) => pattern.test(told))?.[1];
  if (known) {
    return known;
  }
  const words = withFullStop(innermost(told));
  if (/timed? ?out/i.test(told)) {
    return `${step ? `'${step}'` : 'A step'} took too long. ${words}`.trim();
  }
  if (!words) {
    return 'Image Builder does not say why; its log may.';
  }
  return step ? `'${step}' failed: ${words}` : words;
}

/** What people call a component, out of its ARN. */
function componentName(arn: string, imageName: string | undefined): string {
  const name = (arn.split('/')[1] ?? '').replace(/-windows$/, '');
  const tool = TOOLS.find(({ id }) => name.endsWith(`-tool-${id}`));
  if (tool) {
    return `the tool '${tool.id}'`;
  }
  const own =
    imageName && name.startsWith(`${imageName}-`)
      ? name.slice(imageName.length + 1)
      : name;
  if (/^install-script(-\d+)?$/.test(own)) {
    return 'the install script';
  }
  return own === 'packages' ? 'the packages' : `the component '${own}'`;
}

/** https://docs.aws.amazon.com/imagebuilder/latest/userguide/troubleshooting.html has the states in these sentences. */
function stageOf(reason: string): ImageBuildFailure['stage'] {
  const state = /in state = '(\w+)'/.exec(reason)?.[1];
  if (state === 'TESTING') {
    return 'test';
  }
  return state === 'DISTRIBUTING' ||
    state === 'INTEGRATING' ||
    /already in use by AMI|launch template/i.test(reason)
    ? 'distribute'
    : 'build';
}

/** The message within Image Builder's sentence about an execution, without the ids around it. */
function innermost(told: string): string {
  const [first = ''] = told.split('\n');
  const inner =
    /failure message = '(.*)'\.?$/.exec(first)?.[1] ??
    /failed with (?:reason|message)[:,]? '?(.*?)'?$/.exec(first)?.[1] ??
    first;
  return inner.trim();
}

function withFullStop(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
