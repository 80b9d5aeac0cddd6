export { RolloutEffect } from './RolloutEffect';
export { GroupsField, OrderedListField } from './settings';
export { TemplatePage } from './TemplatePage';
export { TemplatesPage } from './TemplatesPage';
