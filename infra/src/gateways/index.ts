export * from './Gateways';
