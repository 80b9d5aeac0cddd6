import type {
  TemplateChangeEntry,
  TemplateSettings,
} from '@deskstage/backstage-plugin-vdi-common';

interface FromTo<T> {
  from: T;
  to: T;
}

/** What changed about a template; `unknown` is what a newer portal may have written. */
export type KnownChange =
  | ({ kind: 'default-version' } & FromTo<number>)
  | ({ kind: 'settings' } & FromTo<TemplateSettings>)
  /** `undefined` where there was, or is, no pool */
  | ({ kind: 'pool' } & FromTo<{ paused: boolean } | undefined>)
  | { kind: 'unknown' };

type Guards<T> = { [K in keyof Required<T>]: (value: unknown) => boolean };

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

const SETTINGS: Guards<TemplateSettings> = {
  hidden: isBoolean,
  pinned: isBoolean,
  groups: isTexts,
  identityMode: value => value === 'shared' || value === 'personal',
  instanceTypes: isTexts,
  subnetIds: isTexts,
  hibernation: isBoolean,
  stopAfterHours: value => value === null || typeof value === 'number',
};

/** What an entry of a template's history says, as far as this page knows it. */
export function parseChange(entry: TemplateChangeEntry): KnownChange {
  const { kind } = entry;
  const { from, to } = entry.details;
  if (kind === 'default-version') {
    return typeof from === 'number' && typeof to === 'number'
      ? { kind, from, to }
      : { kind: 'unknown' };
  }
  if (!isRecordOrNone(from) || !isRecordOrNone(to)) {
    return { kind: 'unknown' };
  }
  if (kind === 'pool') {
    return { kind, from: poolOf(from), to: poolOf(to) };
  }
  return isSettings(from ?? {}) && isSettings(to ?? {})
    ? { kind, from: from ?? {}, to: to ?? {} }
    : { kind: 'unknown' };
}

type JsonRecord = Record<string, unknown>;

function isRecordOrNone(
  value: unknown,
): value is JsonRecord | null | undefined {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'object' && !Array.isArray(value))
  );
}

function poolOf(settings: JsonRecord | null | undefined) {
  return settings ? { paused: settings.paused === true } : undefined;
}

function isSettings(value: JsonRecord): value is TemplateSettings {
  return Object.entries(value).every(
    ([key, each]) =>
      each === undefined ||
      (Object.hasOwn(SETTINGS, key) &&
        SETTINGS[key as keyof TemplateSettings](each)),
  );
}
