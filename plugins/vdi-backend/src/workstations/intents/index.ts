export { forcedEnd } from './end';
export { intentChange } from './intentChange';
export { waitsForStart } from './waitsForStart';
export type { IntentChange, Wish } from './Wish';
