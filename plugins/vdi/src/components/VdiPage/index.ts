export { NfsVdiPage } from './NfsVdiPage';
export { VdiPage } from './VdiPage';
