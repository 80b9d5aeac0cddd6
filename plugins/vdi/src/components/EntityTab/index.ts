export { EntityVdiContent } from './EntityVdiContent';
