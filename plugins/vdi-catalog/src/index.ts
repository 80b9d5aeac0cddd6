/**
 * Brings the workstation templates and image projects of VDI for Backstage into the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleVdi as default } from './module';
