export * from './applySettings';
export * from './DefaultVersions';
export * from './store';
export * from './normalizeGroup';
export { typesOf } from './presentTemplate';
export * from './TemplateAdministration';
export * from './TemplateCatalog';
export * from './TemplateService';
