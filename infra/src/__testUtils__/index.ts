export * from './TestStack';
export * from './powershell';
