import {
  grantKey,
  type GrantItem,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import { readItem, type DirectoryTable } from './DirectoryTable';

/** @public */
export type Grant = Pick<GrantItem, 'workstationId' | 'epoch' | 'expiresAt'>;

/**
 * The grant whose secret has this SHA-256 (lower-case hex), also one that has expired.
 *
 * @throws when the table cannot be read or the item is not whole
 * @public
 */
export async function readGrant(
  table: DirectoryTable,
  secretHash: string,
): Promise<Grant | undefined> {
  const item = await readItem(table, grantKey(secretHash));
  return (
    item && {
      workstationId: item.text('workstationId'),
      epoch: item.number('epoch'),
      expiresAt: item.number('expiresAt'),
    }
  );
}
