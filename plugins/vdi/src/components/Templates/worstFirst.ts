import type { Template } from '@deskstage/backstage-plugin-vdi-common';

/** Whether a version is built that people do not get yet. */
export function hasNewer({ latestVersion, defaultVersion }: Template) {
  return latestVersion > defaultVersion;
}

/** Templates with those first that somebody should look at. */
export function worstFirst(templates: readonly Template[]): Template[] {
  return [...templates].sort(
    (a, b) => trouble(b) - trouble(a) || a.name.localeCompare(b.name),
  );
}

function trouble(template: Template): number {
  if (!template.ready) {
    return 2;
  }
  // Whoever pinned a template knows that it does not have the newest version.
  return hasNewer(template) && !template.pinned ? 1 : 0;
}
