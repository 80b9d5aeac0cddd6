export * from './appConfigFrom';
export * from './outputs';
export { OWNER_TAG } from './policies';
export * from './PortalAccess';
