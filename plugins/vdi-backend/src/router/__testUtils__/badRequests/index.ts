import { BAD_ADDRESSES } from './addresses';
import { BAD_CHANGES } from './changes';
import { BAD_CREATIONS } from './creations';
import { BAD_IMAGES } from './images';
import { BAD_LISTS } from './lists';
import { BAD_POOLS } from './pools';
import { BAD_TEMPLATES } from './templates';

export * from './BadRequest';
export { IMAGE, IMAGE_BASE } from './images';

/** Requests that cannot be right, where there are the projects {@link IMAGE} and {@link IMAGE_BASE}. */
export const BAD_REQUESTS = [
  ...BAD_ADDRESSES,
  ...BAD_CHANGES,
  ...BAD_TEMPLATES,
  ...BAD_POOLS,
  ...BAD_CREATIONS,
  ...BAD_LISTS,
  ...BAD_IMAGES,
];
