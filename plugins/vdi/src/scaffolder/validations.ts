import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { errorKind, errorMessage } from '../errors';
import { vdiApiRef } from '../api';
import { fitsBase, isCron } from '../images';
import type {
  instanceTypePickerSchema,
  schedulePickerSchema,
  templatePickerSchema,
  toolsPickerSchema,
} from './schemas';
import { fieldValue } from './fieldValue';

/** What a validator is told of the form around its field. */
interface Context extends Pick<FormContext, 'apiHolder' | 'formData'> {
  uiSchema?: { 'ui:options'?: { of?: string; base?: string } };
}

type FormContext = Parameters<CustomFieldValidator<unknown>>[2];
type FieldErrors = Parameters<CustomFieldValidator<unknown>>[1];
type Validator<T extends { TOutput: unknown }> = (
  value: T['TOutput'] | undefined,
  field: FieldErrors,
  context: Context,
) => void | Promise<void>;

const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** What the API says, or a sentence for the form. */
async function ask<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const problem = error as Error;
    throw new Error(
      errorKind(problem) === 'unreachable'
        ? 'The portal could not be reached; try again.'
        : errorMessage(problem),
    );
  }
}

function vdiApiOf({ apiHolder }: Context) {
  const api = apiHolder.get(vdiApiRef);
  if (!api) {
    throw new Error('The plugin for workstations is not installed.');
  }
  return api;
}

/** Refuses a template that is not offered (any more), so that it shows in the form and not in a step. */
export const validateTemplate: Validator<typeof templatePickerSchema> = async (
  value,
  field,
  context,
) => {
  if (!value) {
    return;
  }
  const api = vdiApiOf(context);
  const bases = context.uiSchema?.['ui:options']?.of === 'bases';
  const ids = await ask(async () =>
    bases
      ? (await api.images.choices()).bases.map(({ templateId }) => templateId)
      : (await api.listTemplates()).items.map(({ id }) => id),
  );
  if (!ids.includes(value)) {
    field.addError(
      bases
        ? `No image can be built upon '${value}'; choose another base.`
        : `There is no template '${value}' that you may launch; choose another one.`,
    );
  }
};

/** Refuses what does not look like instance types. */
export const validateInstanceType: Validator<
  typeof instanceTypePickerSchema
> = (value, field) => {
  for (const each of [value ?? []].flat()) {
    if (!INSTANCE_TYPE.test(each)) {
      field.addError(`'${each}' is no instance type, such as m7i.xlarge.`);
    }
  }
};

/** Refuses tools that do not fit the chosen base. */
export const validateTools: Validator<typeof toolsPickerSchema> = async (
  values,
  field,
  context,
) => {
  if (!values?.length) {
    return;
  }
  const { bases, tools } = await ask(() => vdiApiOf(context).images.choices());
  const baseId = fieldValue(
    context.formData,
    context.uiSchema?.['ui:options']?.base,
  );
  const base = bases.find(({ templateId }) => templateId === baseId);
  for (const value of values) {
    const tool = tools.find(({ id }) => id === value);
    if (!tool) {
      field.addError(`There is no tool '${value}'; take it away.`);
    } else if (base && !fitsBase(tool, base)) {
      field.addError(
        `${tool.name} cannot be installed on ${base.name}; take it away or choose another base.`,
      );
    }
  }
};

/** Refuses what Image Builder could not read. */
export const validateSchedule: Validator<typeof schedulePickerSchema> = (
  value,
  field,
) => {
  if (value && !isCron(value.cron)) {
    field.addError(
      `'${value.cron}' is no schedule: a time of day such as 02:00, or six fields such as 0 2 ? * SUN *.`,
    );
  }
};
