export * from './connectionForms';
export * from './ConnectionService';
