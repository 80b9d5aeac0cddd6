import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Of `VdiTemplatePicker`: the id of a template. */
export const templatePickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      of: z
        .enum(['templates', 'bases'])
        .optional()
        .describe(
          'Templates that the person may launch (the default), or those that images can be built upon',
        ),
    }),
});

/** Of `VdiInstanceTypePicker`: one instance type, or several in order of preference. */
export const instanceTypePickerSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      base: z
        .string()
        .optional()
        .describe('Name of the field that holds the id of the base'),
      template: z
        .string()
        .optional()
        .describe('Id of the base, where it is not another field'),
    }),
});

/** Of `VdiToolsPicker`: ids of presets. */
export const toolsPickerSchema = makeFieldSchema({
  output: z => z.array(z.string()),
  uiOptions: z =>
    z.object({
      base: z
        .string()
        .optional()
        .describe('Name of the field that holds the id of the base'),
    }),
});

/** Of `VdiSchedulePicker`: when an image is built by itself; absent for never. */
export const schedulePickerSchema = makeFieldSchema({
  output: z =>
    z.object({
      cron: z.string(),
      timeZone: z.string().optional(),
      onlyWhenChanged: z.boolean().optional(),
    }),
});

/** Props of the component of `VdiTemplatePicker`. */
export type TemplatePickerProps = typeof templatePickerSchema.TProps;

/** Props of the component of `VdiInstanceTypePicker`. */
export type InstanceTypePickerProps = typeof instanceTypePickerSchema.TProps;

/** Props of the component of `VdiToolsPicker`. */
export type ToolsPickerProps = typeof toolsPickerSchema.TProps;

/** Props of the component of `VdiSchedulePicker`. */
export type SchedulePickerProps = typeof schedulePickerSchema.TProps;
