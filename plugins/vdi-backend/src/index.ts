/**
 * The backend of VDI for Backstage: graphical workstations on EC2, streamed by Amazon DCV.
 *
 * @packageDocumentation
 */
export { vdiPlugin as default } from './plugin';
export {
  createWorkstationConditionalDecision,
  workstationConditions,
} from './permissions';
