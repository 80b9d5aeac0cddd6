import type { TemplateSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { LaunchTemplate } from '../aws';

/** What the portal adds to a launch template. */
export interface Offer {
  /** People do not see it and cannot launch it. */
  hidden: boolean;
  /** Its default version changes by hand alone. */
  pinned: boolean;
  /** Whether machines are launched so that they can hibernate; as the version says when absent */
  hibernation?: boolean;
}

/** A launch template as it is offered: what is set in the portal goes before its tags. */
export function applySettings<T extends LaunchTemplate>(
  template: T,
  settings: TemplateSettings = {},
): T & Offer {
  const { groups, stopAfterHours } = settings;
  return {
    ...template,
    hidden: settings.hidden ?? false,
    pinned: settings.pinned ?? false,
    hibernation: settings.hibernation,
    identityMode: settings.identityMode ?? template.identityMode,
    // An empty list is for everybody.
    groups: groups ? emptyAsNone(groups) : template.groups,
    instanceTypes: settings.instanceTypes?.length
      ? settings.instanceTypes
      : template.instanceTypes,
    subnetIds: settings.subnetIds?.length
      ? settings.subnetIds
      : template.subnetIds,
    stopAfter:
      stopAfterHours === undefined
        ? template.stopAfter
        : secondsOf(stopAfterHours),
  };
}

function emptyAsNone(groups: string[]): string[] | undefined {
  return groups.length > 0 ? groups : undefined;
}

/** Seconds; `null` hours are never. */
function secondsOf(hours: number | null): number | undefined {
  return hours === null ? undefined : hours * 3600;
}
