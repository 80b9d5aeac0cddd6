export { RolloutEffect } from './RolloutEffect';
export { GroupsField, OrderedListField, useDrafts } from './settings';
export { TemplatePage } from './TemplatePage';
export { TemplatesPage } from './TemplatesPage';
