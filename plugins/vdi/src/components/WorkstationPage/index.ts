export { LiveWorkstation } from './LiveWorkstation';
export { WorkstationDetail } from './WorkstationDetail';
export { WorkstationPage } from './WorkstationPage';
