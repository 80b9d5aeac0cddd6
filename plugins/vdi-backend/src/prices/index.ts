export * from './ConfiguredPrices';
export * from './costOf';
export * from './createPrices';
export * from './LookedUpPrices';
export * from './Prices';
