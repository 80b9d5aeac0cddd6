export { createConfigurePoolAction } from './configurePool';
