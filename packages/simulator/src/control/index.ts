export * from './answerControl';
export * from './Control';
export * from './state';
