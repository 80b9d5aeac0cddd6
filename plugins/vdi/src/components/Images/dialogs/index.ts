export { ImageDialogs } from './ImageDialogs';
export { rollBackTarget } from './rollBackTarget';
