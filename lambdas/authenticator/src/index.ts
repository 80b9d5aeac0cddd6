/**
 * The external authenticator of the DCV servers: who may open a workstation with which secret.
 *
 * @packageDocumentation
 */
export * from './handler';
