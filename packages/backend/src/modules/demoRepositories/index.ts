export { demoRepositories as default } from './demoRepositories';
