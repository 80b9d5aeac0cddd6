export * from './changes';
export * from './DatabaseTemplateStore';
export * from './TemplateStore';
