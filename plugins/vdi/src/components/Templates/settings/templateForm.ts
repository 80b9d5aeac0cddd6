import type {
  TemplateDetail,
  TemplateSettings,
} from '@deskstage/backstage-plugin-vdi-common';

/** How a template is offered, as the form shows it. */
export interface TemplateForm {
  hidden: boolean;
  groups: string[];
  identityMode: 'shared' | 'personal';
  hibernation: boolean;
  instanceTypes: string[];
  subnetIds: string[];
  /** As it was typed; empty for never */
  stopAfterHours: string;
}

const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
const SUBNET = /^subnet-[0-9a-f]{8,17}$/;
const MOST_HOURS = 744;

/** How a template is offered now. */
export function formOf({
  template,
  settings,
  groups,
}: TemplateDetail): TemplateForm {
  return {
    hidden: template.hidden ?? false,
    groups: groups ?? [],
    identityMode: template.identityMode,
    hibernation: template.hibernation ?? false,
    instanceTypes: settings?.instanceTypes?.length
      ? settings.instanceTypes
      : template.instanceTypes ?? [],
    subnetIds: settings?.subnetIds ?? [],
    stopAfterHours:
      template.stopAfterHours === undefined
        ? ''
        : String(template.stopAfterHours),
  };
}

/** The settings that the form changes; empty when it changes none. */
export function changedSettings(
  before: TemplateForm,
  after: TemplateForm,
): TemplateSettings {
  const settings: TemplateSettings = {};
  if (after.hidden !== before.hidden) {
    settings.hidden = after.hidden;
  }
  if (differ(after.groups, before.groups)) {
    settings.groups = after.groups;
  }
  if (after.identityMode !== before.identityMode) {
    settings.identityMode = after.identityMode;
  }
  if (after.hibernation !== before.hibernation) {
    settings.hibernation = after.hibernation;
  }
  if (differ(after.instanceTypes, before.instanceTypes)) {
    settings.instanceTypes = after.instanceTypes;
  }
  if (differ(after.subnetIds, before.subnetIds)) {
    settings.subnetIds = after.subnetIds;
  }
  if (after.stopAfterHours.trim() !== before.stopAfterHours) {
    settings.stopAfterHours = after.stopAfterHours.trim()
      ? Number(after.stopAfterHours)
      : null;
  }
  return settings;
}

/** Whether this many hours cannot be kept. */
export function isBadHours(text: string): boolean {
  const hours = Number(text);
  return (
    text.trim() !== '' &&
    (!Number.isInteger(hours) || hours < 1 || hours > MOST_HOURS)
  );
}

export function isInstanceType(text: string): boolean {
  return text.length <= 32 && INSTANCE_TYPE.test(text);
}

export function isSubnet(text: string): boolean {
  return SUBNET.test(text);
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
