export * from './ImagePlan';
export * from './contentVersion';
export * from './describeFailure';
export * from './imageProblems';
export * from './planParts';
export * from './schedule';
export { type Tool, TOOLS } from './tools';
