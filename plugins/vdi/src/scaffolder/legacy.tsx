import { lazy, Suspense, type ComponentType } from 'react';
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

/** A component that is loaded when it is drawn for the first time. */
function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P) => JSX.Element {
  const Component = lazy(async () => ({ default: await load() }));
  return props => (
    <Suspense fallback={<Progress />}>
      {/* TypeScript does not see that a lazy component takes the same props. */}
      <Component {...(props as any)} />
    </Suspense>
  );
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
    component: later<TemplatePickerProps>(async () =>
      import('./TemplatePicker').then(m => m.TemplatePicker),
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
    component: later<InstanceTypePickerProps>(async () =>
      import('./InstanceTypePicker').then(m => m.InstanceTypePicker),
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
    component: later<ToolsPickerProps>(async () =>
      import('./ToolsPicker').then(m => m.ToolsPicker),
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
    component: later<SchedulePickerProps>(async () =>
      import('./SchedulePicker').then(m => m.SchedulePicker),
    ),
    schema: schedulePickerSchema.schema,
    validation: validateSchedule,
  }),
);
