export * from './SessionInspector';
