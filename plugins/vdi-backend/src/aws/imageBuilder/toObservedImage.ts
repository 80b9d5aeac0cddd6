import type { Image, ImageSummary } from '@aws-sdk/client-imagebuilder';
import type { ObservedImage } from '../ImageFactory';
import { parseImageArn } from './imageArn';

const STATES: Record<string, ObservedImage['state']> = {
  PENDING: 'queued',
  CREATING: 'building',
  BUILDING: 'building',
  TESTING: 'testing',
  DISTRIBUTING: 'distributing',
  INTEGRATING: 'distributing',
  AVAILABLE: 'available',
  // Still there, and launched by whoever names it
  DEPRECATED: 'available',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
  DISABLED: 'deleted',
  DELETED: 'deleted',
};

/** @returns `undefined` when it is no build of an AMI, or in a state that is not known */
export function toObservedImage(
  source: Image | ImageSummary,
  region: string,
): ObservedImage | undefined {
  const { arn: imageArn = '', state, dateCreated } = source;
  const parsed = parseImageArn(imageArn);
  const known = STATES[state?.status ?? ''];
  if (!parsed || !known) {
    return undefined;
  }
  return {
    imageArn,
    recipeVersion: parsed.version,
    state: known,
    reason: state?.reason,
    createdAt: new Date(dateCreated ?? 0),
    scheduled: source.buildType === 'SCHEDULED',
    amiId: source.outputResources?.amis?.find(ami => ami.region === region)
      ?.image,
  };
}
