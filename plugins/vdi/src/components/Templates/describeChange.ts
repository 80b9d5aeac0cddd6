import type {
  PoolSettings,
  TemplateChangeEntry,
  TemplateSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../../hooks';

interface FromTo<T> {
  from: T;
  to: T;
}

/** What a change was, in one sentence or more. */
export function describeChange(
  { kind, details }: TemplateChangeEntry,
  t: VdiTranslate,
): string[] {
  if (kind === 'default-version') {
    return [describeDefault(details as unknown as FromTo<number>, t)];
  }
  if (kind === 'pool') {
    return [describePool(details as unknown as FromTo<PoolSettings | null>, t)];
  }
  const { from, to } = details as unknown as FromTo<TemplateSettings | null>;
  const sentences = describeSettings({ from: from ?? {}, to: to ?? {} }, t);
  return sentences.length > 0 ? sentences : [t('changes.settingsSame')];
}

function describeDefault(
  { from, to }: FromTo<number>,
  t: VdiTranslate,
): string {
  const versions = { from: String(from), to: String(to) };
  return to < from
    ? t('changes.rolledBack', versions)
    : t('changes.madeDefault', versions);
}

function describePool(
  { from, to }: FromTo<PoolSettings | null>,
  t: VdiTranslate,
): string {
  if (!to) {
    return t('changes.poolEnded');
  }
  if (!from) {
    return t('changes.poolMade');
  }
  const paused = Boolean(to.paused);
  if (paused !== Boolean(from.paused)) {
    return paused ? t('changes.poolPaused') : t('changes.poolResumed');
  }
  return t('changes.poolChanged');
}

function describeSettings(
  { from, to }: FromTo<TemplateSettings>,
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
  return sentences.filter(([key]) => changed(key)).map(([, text]) => text);
}
