export { vdiApiRef } from './vdiApiRef';
