export * from './Blueprints';
export * from './ImageAccess';
export * from './ImageBuilds';
export * from './ImagePresenter';
export * from './ImageProjects';
export * from './ImageReader';
export * from './model';
export * from './store';
