/**
 * The session resolver of the DCV connection gateway: from a workstation id to the host behind it.
 *
 * @packageDocumentation
 */
export * from './handler';
