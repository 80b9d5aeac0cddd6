export * from './TemplateCatalog';
export * from './TemplateService';
