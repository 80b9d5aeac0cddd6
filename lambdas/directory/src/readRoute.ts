import {
  routeKey,
  type RouteItem,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import { readItem, type DirectoryTable } from './DirectoryTable';

/**
 * A workstation that takes connections.
 *
 * @public
 */
export type OpenRoute = Required<Omit<RouteItem, 'pk' | 'ttl'>>;

/**
 * The route of a workstation, or `undefined` when it has none or a closed one.
 *
 * @throws when the table cannot be read or the item is not whole
 * @public
 */
export async function readOpenRoute(
  table: DirectoryTable,
  workstationId: string,
): Promise<OpenRoute | undefined> {
  const item = await readItem(table, routeKey(workstationId));
  if (item?.text('state') !== 'open') {
    return undefined;
  }
  return {
    workstationId,
    state: 'open',
    epoch: item.number('epoch'),
    host: item.text('host'),
    port: item.number('port'),
    webUrlPath: item.text('webUrlPath'),
    serverSessionId: item.text('serverSessionId'),
    osUser: item.text('osUser'),
  };
}
