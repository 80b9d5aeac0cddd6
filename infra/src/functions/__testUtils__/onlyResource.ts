import type { Stack } from 'aws-cdk-lib';
import { deployedNames } from './deployedNames';
import { templateOf } from './templateOf';

/**
 * The properties of a resource, as they are once deployed.
 *
 * @param id - beginning of its logical id
 * @throws when there is none or more than one
 */
export function onlyResource(stack: Stack, type: string, id = ''): any {
  const found = Object.entries(templateOf(stack).findResources(type)).filter(
    ([name]) => name.startsWith(id),
  );
  if (found.length !== 1) {
    throw new Error(`There are ${found.length} of ${type} called '${id}'.`);
  }
  return deployedNames(stack, found[0][1].Properties);
}
