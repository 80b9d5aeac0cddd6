export * from './TestStack';
export * from './powershell';
export * from './nagFindings';
export * from './securityGroupRules';
