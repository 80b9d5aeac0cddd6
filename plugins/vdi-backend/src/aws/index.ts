export * from './Directory';
export * from './errors';
export * from './Fleet';
export * from './Hosts';
export * from './LaunchTemplates';
export * from './Passwords';
export * from './tags';
