export { AllWorkstationsPage } from './AllWorkstationsPage';
