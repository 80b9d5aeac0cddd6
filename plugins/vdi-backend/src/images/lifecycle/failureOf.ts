import type { ImageBuildFailure } from '@deskstage/backstage-plugin-vdi-common';
import type { ObservedImage, ObservedStep } from '../../aws';

/** Longest text of a failure that is kept, in characters. */
const LONGEST = 1000;

/** `…:component/<name>/1.0.0/1 failed!`, in the sentences of Image Builder's reasons and steps */
const COMPONENT = /:component\/([^/\s']+)\//;
const STEP = /\bstep(?: name)?[:\s]+['"]?([\w.-]+)['"]?/i;
/** What follows the sentence that names document, phase, step and action */
const DETAIL = /failed![^:]*:\s*(\S[\s\S]*)$/;

/** Why a build failed, in words, from what Image Builder says of it and of its steps. */
export function failureOf(
  image: Pick<ObservedImage, 'reason'>,
  steps: ObservedStep[],
): ImageBuildFailure {
  const failed = steps.find(each => each.status === 'failed');
  const told = [failed?.message, image.reason].filter(
    (each): each is string => each !== undefined && each !== '',
  );
  const component = firstMatch(told, COMPONENT);
  const step = component ? firstMatch(told, STEP) : undefined;
  const detail = firstMatch(told, DETAIL) ?? told[0];
  return {
    stage: failed?.stage ?? stageOf(image.reason) ?? 'build',
    ...(component && { component }),
    ...(step && { step }),
    message: sentenceOf({ failed, component, step, detail }).slice(0, LONGEST),
  };
}

function sentenceOf(failure: {
  failed?: ObservedStep;
  component?: string;
  step?: string;
  detail?: string;
}): string {
  const { failed, component, step, detail } = failure;
  const where = component
    ? `Component '${component}' failed${step ? ` at its step '${step}'` : ''}`
    : failed && `'${failed.name}' failed`;
  if (!where) {
    return detail ?? 'Image Builder gave no reason; its log may tell.';
  }
  return detail ? `${where}: ${detail}` : `${where}; its log may tell why.`;
}

function firstMatch(texts: string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found) {
      return found;
    }
  }
  return undefined;
}

function stageOf(
  reason: string | undefined,
): ImageBuildFailure['stage'] | undefined {
  if (/state = 'TESTING'/.test(reason ?? '')) {
    return 'test';
  }
  return /state = '(DISTRIBUTING|INTEGRATING)'/.test(reason ?? '')
    ? 'distribute'
    : undefined;
}
