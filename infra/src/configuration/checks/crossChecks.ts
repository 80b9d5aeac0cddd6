import type { Problem } from '../Problem';
import type { Configuration } from '../schema';
import type { Check } from './Check';
import { checkAccess } from './checkAccess';
import { checkGateway } from './checkGateway';
import { checkImages } from './checkImages';
import { checkNetwork } from './checkNetwork';
import { checkPortal } from './checkPortal';
import { checkRegion } from './checkRegion';
import { checkTags } from './checkTags';
import { checkTemplates } from './checkTemplates';
import { checkWatching } from './checkWatching';

const CHECKS: Check[] = [
  checkRegion,
  checkTags,
  checkNetwork,
  checkAccess,
  checkGateway,
  checkImages,
  checkTemplates,
  checkPortal,
  checkWatching,
];

/** Every problem that shows only when keys are seen together. */
export function crossChecks(configuration: Partial<Configuration>): Problem[] {
  return CHECKS.flatMap(check => check(configuration));
}
