export { navModule } from './navModule';
export { Logo } from './Logo';
