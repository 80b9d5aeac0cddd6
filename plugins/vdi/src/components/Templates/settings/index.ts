export { GroupsField } from './GroupsField';
export { OrderedListField } from './OrderedListField';
export { TemplateSettingsPanel } from './TemplateSettingsPanel';
