export * from './TestDirectory';
