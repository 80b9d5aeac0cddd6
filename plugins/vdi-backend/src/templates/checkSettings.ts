import { InputError } from '@backstage/errors';
import type { TemplateSettings } from '@deskstage/backstage-plugin-vdi-common';
import { normalizeGroup } from './normalizeGroup';

/** Where it is looked up whether what settings name exists. */
export interface SettingsGround {
  /** Groups and people that the template is for already: one that left the catalog keeps nobody from other changes. */
  groups: readonly string[];
  /** The instance types of these that EC2 offers */
  instanceTypes(names: string[]): Promise<{ has(name: string): boolean }>;
  /** The entity refs of these that are in the catalog */
  entities(refs: string[]): Promise<ReadonlySet<string>>;
}

/**
 * The settings with full entity refs.
 *
 * @throws InputError when they name something twice or something that does not exist
 */
export async function checkSettings(
  settings: TemplateSettings,
  ground: SettingsGround,
): Promise<TemplateSettings> {
  const { instanceTypes, subnetIds } = settings;
  const groups = settings.groups?.map(normalizeGroup);
  assertDistinct('instanceTypes', instanceTypes);
  assertDistinct('subnetIds', subnetIds);
  assertDistinct('groups', groups);
  if (instanceTypes?.length) {
    const known = await ground.instanceTypes(instanceTypes);
    const unknown = instanceTypes.find(each => !known.has(each));
    if (unknown) {
      throw new InputError(
        `'settings.instanceTypes' has '${unknown}', which EC2 does not offer in this region.`,
      );
    }
  }
  if (!groups) {
    return settings;
  }
  const added = groups.filter(each => !ground.groups.includes(each));
  if (added.length > 0) {
    const known = await ground.entities(added);
    const unknown = added.find(each => !known.has(each));
    if (unknown) {
      throw new InputError(
        `'settings.groups' has '${unknown}', which is not in the catalog or not visible to you; name a group or a person that is.`,
      );
    }
  }
  return { ...settings, groups };
}

function assertDistinct(field: string, values: string[] = []): void {
  const twice = values.find((each, at) => values.indexOf(each) !== at);
  if (twice) {
    throw new InputError(
      `'settings.${field}' has '${twice}' more than once; name it once.`,
    );
  }
}
