export * from './ConfiguredPrices';
export * from './costOf';
export * from './LookedUpPrices';
export * from './Prices';
