import type {
  TemplateChangeEntry,
  TemplateSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../../hooks';
import { parseChange, type KnownChange } from './parseChange';

type Change<K extends KnownChange['kind']> = Extract<KnownChange, { kind: K }>;

/** What a change was, in one sentence or more. */
export function describeChange(
  entry: TemplateChangeEntry,
  t: VdiTranslate,
): string[] {
  const change = parseChange(entry);
  switch (change.kind) {
    case 'default-version':
      return [describeDefault(change, t)];
    case 'pool':
      return [describePool(change, t)];
    case 'settings':
      return describeSettings(change, t);
    default:
      return [t(`changes.unclear.${entry.kind}`)];
  }
}

function describeDefault(
  { from, to }: Change<'default-version'>,
  t: VdiTranslate,
): string {
  const versions = { from: String(from), to: String(to) };
  return to < from
    ? t('changes.rolledBack', versions)
    : t('changes.madeDefault', versions);
}

function describePool({ from, to }: Change<'pool'>, t: VdiTranslate): string {
  if (!to) {
    return t('changes.poolEnded');
  }
  if (!from) {
    return t('changes.poolMade');
  }
  if (to.paused !== from.paused) {
    return to.paused ? t('changes.poolPaused') : t('changes.poolResumed');
  }
  return t('changes.poolChanged');
}

function describeSettings(
  { from, to }: Change<'settings'>,
  t: VdiTranslate,
): string[] {
  const changed = (key: keyof TemplateSettings) =>
    JSON.stringify(from[key]) !== JSON.stringify(to[key]);
  const { groups = [], instanceTypes = [], subnetIds = [] } = to;
  const sentences: [keyof TemplateSettings, string][] = [
    ['hidden', to.hidden ? t('changes.hidden') : t('changes.shown')],
    ['pinned', to.pinned ? t('changes.pinned') : t('changes.unpinned')],
    [
      'groups',
      groups.length > 0
        ? t('changes.groups', { groups: groups.join(', ') })
        : t('changes.everybody'),
    ],
    ['identityMode', t(`changes.identity.${to.identityMode ?? 'shared'}`)],
    [
      'hibernation',
      to.hibernation ? t('changes.hibernates') : t('changes.hibernatesNot'),
    ],
    [
      'instanceTypes',
      instanceTypes.length > 0
        ? t('changes.types', { types: instanceTypes.join(', ') })
        : t('changes.typesOfTags'),
    ],
    [
      'subnetIds',
      subnetIds.length > 0
        ? t('changes.subnets', { subnets: subnetIds.join(', ') })
        : t('changes.subnetsOfTags'),
    ],
    [
      'stopAfterHours',
      to.stopAfterHours
        ? t('changes.stopAfter', { count: to.stopAfterHours })
        : t('changes.stopNever'),
    ],
  ];
  const said = sentences
    .filter(([key]) => changed(key))
    .map(([, text]) => text);
  return said.length > 0 ? said : [t('changes.settingsSame')];
}
