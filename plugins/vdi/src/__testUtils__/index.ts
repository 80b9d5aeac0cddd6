export { accessibilityProblems } from './accessibility';
export { FakeSignals } from './FakeSignals';
export { FakeImagesApi } from './FakeImagesApi';
export { FakeVdiApi } from './FakeVdiApi';
export { refusal } from './refusal';
export { renderVdi, scaffolderStandIn } from './renderVdi';
export * from './sampleImages';
export * from './samples';
