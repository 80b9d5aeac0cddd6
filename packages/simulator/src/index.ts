/**
 * Stand-ins for EC2, Image Builder, SSM, Secrets Manager, DynamoDB and a DCV gateway.
 *
 * @packageDocumentation
 */
export { Control } from './control/Control';
export type { NewTemplateVersion, OutsideEvent } from './control/Control';
export type { ForeignHost } from './control/foreignInstance';
export type { HostView, InstanceView, SimulatorState } from './control/state';
export type { Fault, FaultKind } from './faults';
export type { LambdaHandler } from './gateway';
export * from './options';
export * from './startSimulator';
