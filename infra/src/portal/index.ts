export * from './appConfigFrom';
export * from './outputs';
export * from './PortalAccess';
