export { createBuildImageProjectAction } from './buildImageProject';
export { createCreateImageProjectAction } from './createImageProject';
export { createDeleteImageProjectAction } from './deleteImageProject';
export { createWaitForImageBuildAction } from './waitForImageBuild';
