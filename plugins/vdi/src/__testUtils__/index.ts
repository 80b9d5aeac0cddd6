export { accessibilityProblems } from './accessibility';
export { FakeSignals } from './FakeSignals';
export { FakeVdiApi } from './FakeVdiApi';
export { refusal } from './refusal';
export { renderVdi } from './renderVdi';
export * from './samples';
