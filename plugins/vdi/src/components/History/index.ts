export { HistoryLine } from './HistoryLine';
export { HistoryPanel } from './HistoryPanel';
