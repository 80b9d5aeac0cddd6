import type { Stack } from 'aws-cdk-lib';
import { resourcesOf } from '../../__testUtils__';
import { deployedNames } from './deployedNames';
import { templateOf } from './templateOf';

/**
 * The properties of a resource, as they are once deployed.
 *
 * @typeParam Properties - those that the test reads
 * @param beginning - of its logical id
 * @throws when there is none or more than one
 */
export function onlyResource<Properties extends object>(
  stack: Stack,
  type: string,
  beginning = '',
): Properties {
  const found = resourcesOf(templateOf(stack), type).filter(({ id }) =>
    id.startsWith(beginning),
  );
  if (found.length !== 1) {
    throw new Error(
      `There are ${found.length} of ${type} called '${beginning}'.`,
    );
  }
  return deployedNames<Properties>(stack, found[0].properties);
}
