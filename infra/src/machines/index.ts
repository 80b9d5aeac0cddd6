export * from './agentStatements';
