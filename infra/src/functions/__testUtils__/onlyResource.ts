import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { deployedNames } from './deployedNames';

/**
 * The properties of a resource, as they are once deployed.
 *
 * @param id - beginning of its logical id
 * @throws when there is none or more than one
 */
export function onlyResource(stack: Stack, type: string, id = ''): any {
  const found = Object.entries(
    Template.fromStack(stack).findResources(type),
  ).filter(([name]) => name.startsWith(id));
  if (found.length !== 1) {
    throw new Error(`There are ${found.length} of ${type} called '${id}'.`);
  }
  return deployedNames(stack, found[0][1].Properties);
}
