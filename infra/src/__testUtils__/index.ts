export * from './TestStack';
export * from './powershell';
export * from './nagFindings';
export * from './securityGroupRules';
export * from './access';
export * from './deployedPart';
export * from './describeWithMoto';
export * from './resourcesOf';
