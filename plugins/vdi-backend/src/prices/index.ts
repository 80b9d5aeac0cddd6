export * from './ConfiguredPrices';
export * from './Prices';
