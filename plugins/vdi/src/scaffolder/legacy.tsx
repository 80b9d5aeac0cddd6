import { lazy, Suspense, type ReactNode } from 'react';
import { Progress } from '@backstage/core-components';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { vdiPlugin } from '../plugin';
import { FIELDS } from './names';
import {
  instanceTypePickerSchema,
  schedulePickerSchema,
  templatePickerSchema,
  toolsPickerSchema,
  type InstanceTypePickerProps,
  type SchedulePickerProps,
  type TemplatePickerProps,
  type ToolsPickerProps,
} from './schemas';
import {
  validateInstanceType,
  validateSchedule,
  validateTemplate,
  validateTools,
} from './validations';

// Loaded when a form draws them for the first time.
const TemplatePicker = lazy(async () => ({
  default: (await import('./TemplatePicker')).TemplatePicker,
}));
const InstanceTypePicker = lazy(async () => ({
  default: (await import('./InstanceTypePicker')).InstanceTypePicker,
}));
const ToolsPicker = lazy(async () => ({
  default: (await import('./ToolsPicker')).ToolsPicker,
}));
const SchedulePicker = lazy(async () => ({
  default: (await import('./SchedulePicker')).SchedulePicker,
}));

function Later({ children }: { children: ReactNode }) {
  return <Suspense fallback={<Progress />}>{children}</Suspense>;
}

/**
 * Field of the scaffolder's forms for a template, in apps of the old frontend system; goes into
 * `ScaffolderFieldExtensions`. Templates name it `VdiTemplatePicker`.
 *
 * @public
 */
export const VdiTemplatePickerFieldExtension = vdiPlugin.provide(
  createScaffolderFieldExtension({
    name: FIELDS.template,
    component: (props: TemplatePickerProps) => (
      <Later>
        <TemplatePicker {...props} />
      </Later>
    ),
    schema: templatePickerSchema.schema,
    validation: validateTemplate,
  }),
);

/**
 * Field of the scaffolder's forms for instance types; templates name it `VdiInstanceTypePicker`.
 *
 * @public
 */
export const VdiInstanceTypePickerFieldExtension = vdiPlugin.provide(
  createScaffolderFieldExtension({
    name: FIELDS.instanceType,
    component: (props: InstanceTypePickerProps) => (
      <Later>
        <InstanceTypePicker {...props} />
      </Later>
    ),
    schema: instanceTypePickerSchema.schema,
    validation: validateInstanceType,
  }),
);

/**
 * Field of the scaffolder's forms for presets of tools; templates name it `VdiToolsPicker`.
 *
 * @public
 */
export const VdiToolsPickerFieldExtension = vdiPlugin.provide(
  createScaffolderFieldExtension({
    name: FIELDS.tools,
    component: (props: ToolsPickerProps) => (
      <Later>
        <ToolsPicker {...props} />
      </Later>
    ),
    schema: toolsPickerSchema.schema,
    validation: validateTools,
  }),
);

/**
 * Field of the scaffolder's forms for the schedule of builds; templates name it `VdiSchedulePicker`.
 *
 * @public
 */
export const VdiSchedulePickerFieldExtension = vdiPlugin.provide(
  createScaffolderFieldExtension({
    name: FIELDS.schedule,
    component: (props: SchedulePickerProps) => (
      <Later>
        <SchedulePicker {...props} />
      </Later>
    ),
    schema: schedulePickerSchema.schema,
    validation: validateSchedule,
  }),
);
