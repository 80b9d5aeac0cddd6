import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const load = () => import('./formFields');

export const templatePickerField = FormFieldBlueprint.make({
  name: 'template-picker',
  params: { field: async () => (await load()).templatePicker },
});

export const instanceTypePickerField = FormFieldBlueprint.make({
  name: 'instance-type-picker',
  params: { field: async () => (await load()).instanceTypePicker },
});

export const toolsPickerField = FormFieldBlueprint.make({
  name: 'tools-picker',
  params: { field: async () => (await load()).toolsPicker },
});

export const schedulePickerField = FormFieldBlueprint.make({
  name: 'schedule-picker',
  params: { field: async () => (await load()).schedulePicker },
});
