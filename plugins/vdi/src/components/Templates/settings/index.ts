export { GroupsField } from './GroupsField';
export { OrderedListField } from './OrderedListField';
export { useDrafts } from './useDrafts';
export { TemplateSettingsPanel } from './TemplateSettingsPanel';
