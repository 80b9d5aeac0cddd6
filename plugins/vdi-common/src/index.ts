/**
 * Types, permissions and API client of VDI for Backstage.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './catalog';
export * from './live';
export * from './permissions';
export * from './types';
