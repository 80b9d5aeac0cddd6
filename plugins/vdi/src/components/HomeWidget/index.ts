export { Content } from './Content';
export { Renderer } from './Renderer';
