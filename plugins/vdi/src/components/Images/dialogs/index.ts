export { ImageDialogs } from './ImageDialogs';
