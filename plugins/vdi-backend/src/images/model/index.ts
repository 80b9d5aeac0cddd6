export * from './ImageProjectRecord';
export * from './ImageBuildRecord';
export * from './ImageEventRecord';
export { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';
