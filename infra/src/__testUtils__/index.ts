export * from './TestStack';
export * from './powershell';
export * from './nagFindings';
