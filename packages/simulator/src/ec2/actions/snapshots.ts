import { AwsError } from '../../aws/AwsError';
import { paginateByPosition } from '../../aws/paginate';
import { ACCOUNT_ID, type World } from '../../world/World';
import type { Ec2Action } from '../Ec2Context';
import { readFilters } from '../Filters';
import type { EbsSnapshot } from '../Image';
import { readPageSize } from '../pageSize';
import { describeTags } from '../Tags';

/** The account's own; there are no others. */
export const describeSnapshots: Ec2Action = ({ world }, parameters) => {
  const ids = parameters.texts('SnapshotId');
  const snapshots =
    ids.length > 0
      ? ids.map(id => requireSnapshot(world, id))
      : [...world.state.snapshots.values()];
  const matches = readFilters<EbsSnapshot>(
    parameters,
    {
      'snapshot-id': ({ snapshotId }) => snapshotId,
      description: ({ description }) => description,
      'owner-id': () => ACCOUNT_ID,
      status: () => 'completed',
      'volume-size': ({ sizeGiB }) => String(sizeGiB),
    },
    ({ tags }) => tags,
  );
  const page = paginateByPosition(snapshots.filter(matches), {
    limit: readPageSize(parameters, { least: 5, most: 1000 }) ?? 1000,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    snapshotSet: page.items.map(snapshot => ({
      snapshotId: snapshot.snapshotId,
      // That of a volume which is gone
      volumeId: 'vol-ffffffff',
      status: 'completed',
      startTime: new Date(snapshot.startedAt).toISOString(),
      progress: '100%',
      ownerId: ACCOUNT_ID,
      description: snapshot.description,
      volumeSize: snapshot.sizeGiB,
      encrypted: true,
      storageTier: 'standard',
      tagSet: describeTags(snapshot.tags),
    })),
    nextToken: page.nextToken,
  };
};

/** Refuses while an AMI is made of it. */
export const deleteSnapshot: Ec2Action = ({ world }, parameters) => {
  const { snapshotId } = requireSnapshot(
    world,
    parameters.requiredText('SnapshotId'),
  );
  const user = [...world.state.images.values()].find(
    image =>
      image.snapshotId === snapshotId && image.deregisteredAt === undefined,
  );
  if (user) {
    throw new AwsError(
      'InvalidSnapshot.InUse',
      `The snapshot ${snapshotId} is currently in use by ${user.imageId}`,
    );
  }
  world.state.snapshots.delete(snapshotId);
  return { return: true };
};

function requireSnapshot(world: World, snapshotId: string): EbsSnapshot {
  const snapshot = world.state.snapshots.get(snapshotId);
  if (snapshot) return snapshot;
  throw new AwsError(
    'InvalidSnapshot.NotFound',
    `The snapshot '${snapshotId}' does not exist.`,
  );
}
