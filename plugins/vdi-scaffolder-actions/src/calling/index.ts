export { isRefusal, toSentence } from './toSentence';
export { onceKey, pathOfStep } from './onceKey';
export { VdiCalls, type Caller } from './VdiCalls';
