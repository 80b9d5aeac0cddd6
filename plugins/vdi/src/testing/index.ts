export { FakeVdiApi } from './FakeVdiApi';
export { refusal } from './refusal';
export * from './samples';
