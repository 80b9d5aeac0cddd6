export { EntityVdiContent } from './EntityVdiContent';
export { mineFirst } from './mineFirst';
