export { forcedEnd } from './end';
export { intentChange } from './intentChange';
export type { IntentChange, Wish } from './Wish';
