import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { InstanceTypePicker } from './InstanceTypePicker';
import { FIELDS } from './names';
import { SchedulePicker } from './SchedulePicker';
import {
  instanceTypePickerSchema,
  schedulePickerSchema,
  templatePickerSchema,
  toolsPickerSchema,
} from './schemas';
import { TemplatePicker } from './TemplatePicker';
import { ToolsPicker } from './ToolsPicker';
import {
  validateInstanceType,
  validateSchedule,
  validateTemplate,
  validateTools,
} from './validations';

// Loaded when a form of the scaffolder is.
export const templatePicker = createFormField({
  name: FIELDS.template,
  component: TemplatePicker,
  schema: templatePickerSchema,
  validation: validateTemplate,
});

export const instanceTypePicker = createFormField({
  name: FIELDS.instanceType,
  component: InstanceTypePicker,
  schema: instanceTypePickerSchema,
  validation: validateInstanceType,
});

export const toolsPicker = createFormField({
  name: FIELDS.tools,
  component: ToolsPicker,
  schema: toolsPickerSchema,
  validation: validateTools,
});

export const schedulePicker = createFormField({
  name: FIELDS.schedule,
  component: SchedulePicker,
  schema: schedulePickerSchema,
  validation: validateSchedule,
});
