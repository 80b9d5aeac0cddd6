export * from './ComponentDocument';
export * from './TemplateImageOptions';
export * from './gatewayComponents';
export * from './templateComponents';
