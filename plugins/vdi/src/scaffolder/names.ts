/** What `ui:field` of a scaffolder template says to get a field of this plugin. */
export const FIELDS = {
  template: 'VdiTemplatePicker',
  instanceType: 'VdiInstanceTypePicker',
  tools: 'VdiToolsPicker',
  schedule: 'VdiSchedulePicker',
} as const;
