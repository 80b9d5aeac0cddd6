export * from './changes';
export * from './DatabaseTemplateStore';
export * from './storedSettings';
export * from './TemplateStore';
