import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import {
  scheduleFormOf,
  scheduleOf,
  scheduleProblem,
  type ScheduleForm,
} from '../../../images';

/** A component document as it is being edited. */
export interface ComponentForm {
  /** Tells it from the others while they come and go */
  key: number;
  name: string;
  document: string;
}

/** What an image is made of, as it is being edited; numbers and lists as they were typed. */
export interface ImageForm {
  name: string;
  description: string;
  baseTemplateId: string;
  /** Empty for the newest image of the base */
  baseImageId: string;
  tools: string[];
  /** Names between spaces, commas or line ends */
  packages: string;
  installScript: string;
  components: ComponentForm[];
  /** Empty for that of the base */
  diskGiB: string;
  instanceTypes: string[];
  groups: string[];
  schedule: ScheduleForm;
  promotion: NonNullable<ImageProjectSettings['promotion']>;
  /** Empty for the usual number */
  keep: string;
}

/** What can be wrong with a field. */
export type ImageFormProblems = Partial<
  Record<
    | 'name'
    | 'baseImageId'
    | 'packages'
    | 'installScript'
    | 'components'
    | 'diskGiB'
    | 'instanceTypes'
    | 'schedule'
    | 'keep',
    ImageFormProblem
  >
>;

/** A sentence that tells what is wrong, by the end of its key. */
export type ImageFormProblem =
  | 'name'
  | 'ami'
  | 'package'
  | 'packages'
  | 'script'
  | 'component'
  | 'disk'
  | 'types'
  | 'time'
  | 'cron'
  | 'timeZone'
  | 'keep';

const AMI = /^ami-[0-9a-f]{8,17}$/;
const PACKAGE = /^[A-Za-z0-9][A-Za-z0-9.+_:=~-]*$/;
const ID = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_DOCUMENT = 65_536;

/** What the form begins with. */
export function imageFormOf(
  settings: ImageProjectSettings,
  timeZone: string,
): ImageForm {
  return {
    name: settings.name,
    description: settings.description ?? '',
    baseTemplateId: settings.base.templateId,
    baseImageId: settings.base.imageId ?? '',
    tools: settings.tools ?? [],
    packages: (settings.packages ?? []).join('\n'),
    installScript: settings.installScript ?? '',
    components: (settings.components ?? []).map((component, key) => ({
      ...component,
      key,
    })),
    diskGiB: settings.diskGiB === undefined ? '' : String(settings.diskGiB),
    instanceTypes: settings.instanceTypes,
    groups: settings.groups ?? [],
    schedule: scheduleFormOf(settings.schedule, timeZone),
    promotion: settings.promotion ?? 'approval',
    keep: settings.keep === undefined ? '' : String(settings.keep),
  };
}

/** The settings that the form says, without what is empty. */
export function imageSettingsOf(form: ImageForm): ImageProjectSettings {
  const packages = packagesOf(form.packages);
  const settings: ImageProjectSettings = {
    name: form.name.trim(),
    base: { templateId: form.baseTemplateId },
    instanceTypes: form.instanceTypes,
    promotion: form.promotion,
  };
  if (form.baseImageId.trim()) {
    settings.base.imageId = form.baseImageId.trim();
  }
  if (form.description.trim()) {
    settings.description = form.description.trim();
  }
  if (form.tools.length > 0) {
    settings.tools = form.tools;
  }
  if (packages.length > 0) {
    settings.packages = packages;
  }
  if (form.installScript.trim()) {
    settings.installScript = form.installScript;
  }
  if (form.components.length > 0) {
    settings.components = form.components.map(({ name, document }) => ({
      name: name.trim(),
      document,
    }));
  }
  if (form.diskGiB.trim()) {
    settings.diskGiB = Number(form.diskGiB);
  }
  if (form.groups.length > 0) {
    settings.groups = form.groups;
  }
  if (form.keep.trim()) {
    settings.keep = Number(form.keep);
  }
  const schedule = scheduleOf(form.schedule);
  return schedule ? { ...settings, schedule } : settings;
}

/** What the API would refuse, by field; empty when nothing. What AWS has, it looks up itself. */
export function imageFormProblems(form: ImageForm): ImageFormProblems {
  const packages = packagesOf(form.packages);
  const problems: [keyof ImageFormProblems, ImageFormProblem | false][] = [
    ['name', (!form.name.trim() || form.name.trim().length > 100) && 'name'],
    [
      'baseImageId',
      form.baseImageId.trim() !== '' &&
        !AMI.test(form.baseImageId.trim()) &&
        'ami',
    ],
    [
      'packages',
      packages.length > 200
        ? 'packages'
        : packages.some(each => each.length > 100 || !PACKAGE.test(each)) &&
          'package',
    ],
    ['installScript', form.installScript.length > 20_000 && 'script'],
    [
      'components',
      form.components.some(each => isBadComponent(each, form.components)) &&
        'component',
    ],
    ['diskGiB', isBadNumber(form.diskGiB, 20, 16_384) && 'disk'],
    ['instanceTypes', form.instanceTypes.length === 0 && 'types'],
    ['schedule', scheduleProblem(form.schedule) ?? false],
    ['keep', isBadNumber(form.keep, 2, 100) && 'keep'],
  ];
  return Object.fromEntries(problems.filter(([, problem]) => problem));
}

/** Whether a component lacks a name of its own or a document. */
export function isBadComponent(
  { key, name, document }: ComponentForm,
  all: readonly ComponentForm[],
): boolean {
  return (
    !ID.test(name.trim()) ||
    document.trim() === '' ||
    new TextEncoder().encode(document).length > LONGEST_DOCUMENT ||
    all.some(each => each.key !== key && each.name.trim() === name.trim())
  );
}

/** The names in a list as it was typed, each once. */
export function packagesOf(text: string): string[] {
  return Array.from(new Set(text.split(/[\s,]+/).filter(Boolean)));
}

function isBadNumber(text: string, least: number, most: number): boolean {
  const number = Number(text);
  return (
    text.trim() !== '' &&
    (!Number.isInteger(number) || number < least || number > most)
  );
}
