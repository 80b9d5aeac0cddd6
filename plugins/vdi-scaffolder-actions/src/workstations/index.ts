export { createCreateWorkstationAction } from './createWorkstation';
