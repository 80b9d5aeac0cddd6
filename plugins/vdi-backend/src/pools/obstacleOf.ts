import type { CatalogTemplate } from '../templates';

/** What keeps the pool of a template from having members, as a sentence; `undefined` when nothing does. */
export function obstacleOf(
  template: Pick<CatalogTemplate, 'hidden' | 'defaultVersion'> & {
    default: Pick<CatalogTemplate['default'], 'imageId'>;
  },
): string | undefined {
  if (template.hidden) {
    return 'The template is hidden, so nobody could take what the pool keeps warm: it keeps nothing until the template is shown.';
  }
  return template.default.imageId === undefined
    ? `The template's default version ${template.defaultVersion} has no image, so nothing can be started from it: build its image, or make a version that has one the default.`
    : undefined;
}
