export * from './acknowledge';
export * from './acknowledgeWildcards';
