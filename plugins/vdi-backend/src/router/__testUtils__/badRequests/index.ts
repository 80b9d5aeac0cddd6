import { BAD_ADDRESSES } from './addresses';
import { BAD_CHANGES } from './changes';
import { BAD_CREATIONS } from './creations';
import { BAD_LISTS } from './lists';
import { BAD_POOLS } from './pools';
import { BAD_TEMPLATES } from './templates';

export * from './BadRequest';

/** Requests that cannot be right, whatever the state of the world. */
export const BAD_REQUESTS = [
  ...BAD_ADDRESSES,
  ...BAD_CHANGES,
  ...BAD_TEMPLATES,
  ...BAD_POOLS,
  ...BAD_CREATIONS,
  ...BAD_LISTS,
];
