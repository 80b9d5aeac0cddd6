export * from './examine';
export * from './Finding';
