/**
 * Scaffolder actions of VDI for Backstage.
 *
 * @packageDocumentation
 */
export { scaffolderModuleVdi as default } from './module';
