export * from './applySettings';
export * from './store';
export * from './TemplateAdministration';
export * from './TemplateCatalog';
export * from './TemplateService';
