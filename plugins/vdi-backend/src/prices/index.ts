export * from './ConfiguredPrices';
export * from './costOf';
export * from './Prices';
