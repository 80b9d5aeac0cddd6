export { TemplateSettingsPanel } from './TemplateSettingsPanel';
