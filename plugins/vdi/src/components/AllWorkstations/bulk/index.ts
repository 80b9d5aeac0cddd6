export { BulkBar } from './BulkBar';
export { BulkProgress } from './BulkProgress';
export { useBulkRun } from './useBulkRun';
