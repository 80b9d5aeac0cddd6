export { WorkstationsPage } from './WorkstationsPage';
