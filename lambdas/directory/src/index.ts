/**
 * The directory as the functions at the gateway see it: one strongly consistent read per question.
 *
 * @packageDocumentation
 */
export * from './DirectoryTable';
export * from './describeFailure';
export * from './readGrant';
export * from './readRoute';
