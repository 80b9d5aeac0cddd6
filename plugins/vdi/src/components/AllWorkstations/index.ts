export { AllWorkstationsPage } from './AllWorkstationsPage';
export { Pager } from './Pager';
