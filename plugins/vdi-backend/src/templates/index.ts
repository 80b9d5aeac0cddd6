export * from './applySettings';
export * from './DefaultVersions';
export * from './store';
export * from './TemplateAdministration';
export * from './TemplateCatalog';
export * from './TemplateService';
