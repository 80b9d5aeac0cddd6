import type { World } from '../world/World';
import type { Platform } from './Network';
import type { Tags } from './Tags';

/** An account, and its name where it has one. */
export interface ImageOwner {
  id: string;
  alias?: string;
}

/** One AMI; times in milliseconds since 1970. Seeded ones say little of themselves. */
export interface Image {
  imageId: string;
  platform: Platform;
  name?: string;
  description?: string;
  createdAt?: number;
  /** Whose it is; the account's own when absent */
  owner?: ImageOwner;
  sizeGiB?: number;
  snapshotId?: string;
  /** Nobody can launch or see it any more */
  deregisteredAt?: number;
  /** The DCV server of its machines never answers */
  broken?: boolean;
  tags?: Tags;
}

/** A snapshot of a volume, of which an AMI is made. */
export interface EbsSnapshot {
  snapshotId: string;
  description: string;
  startedAt: number;
  sizeGiB: number;
  tags: Tags;
}

/** The AMI, unless it was deregistered. */
export function findImage(world: World, imageId: string): Image | undefined {
  const image = world.state.images.get(imageId);
  return image?.deregisteredAt === undefined ? image : undefined;
}

/** Adds an AMI of the account with the snapshot that it is made of, which gets the same tags. */
export function addImage(
  world: World,
  image: Image & { createdAt: number },
): void {
  const snapshotId = image.imageId.replace('ami-', 'snap-');
  world.state.snapshots.set(snapshotId, {
    snapshotId,
    description: `Created by CreateImage for ${image.imageId}`,
    startedAt: image.createdAt,
    sizeGiB: image.sizeGiB ?? 8,
    tags: { ...image.tags },
  });
  world.state.images.set(image.imageId, { ...image, snapshotId });
}
