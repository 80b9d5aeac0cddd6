import { formatPath } from './Problem';

const EXISTING_NETWORK = ['vpcId', 'publicSubnetIds', 'privateSubnetIds'];
const CERTIFICATE = ['acmArn', 'secretArn', 'issue'];

/**
 * Which alternative of a union the writer had in mind, by the keys written: its index in the schema, or a sentence when
 * there is no telling.
 */
export function meantAlternative(
  path: PropertyKey[],
  value: unknown,
): number | string {
  const keys =
    typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (formatPath(path) === 'network') {
    return EXISTING_NETWORK.some(key => keys.includes(key)) ? 0 : 1;
  }
  const named = CERTIFICATE.filter(key => keys.includes(key));
  if (named.length !== 1) {
    return `takes exactly one of ${CERTIFICATE.join(', ')}`;
  }
  return CERTIFICATE.indexOf(named[0]);
}
