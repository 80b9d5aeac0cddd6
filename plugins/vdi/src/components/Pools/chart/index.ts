export { ActualPanel } from './ActualPanel';
export { targetSeries } from './series';
export { TimeChart } from './TimeChart';
