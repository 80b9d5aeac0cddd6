import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { Access, Caller, Rights } from '../permissions';
import type { ImageProjectRecord } from './model';
import type { ImageStore } from './store';

/** What a caller may do with image projects. */
export interface ImageRights {
  read: boolean;
  /** Whether they may make projects for themselves and their groups */
  create: boolean;
  /** Whether images may be built upon the template: what is in it becomes theirs to launch */
  mayBuildUpon(template: { groups?: string[] }): boolean;
  mayChange(project: Pick<ImageProjectRecord, 'ownerRef'>): boolean;
}

/**
 * Who may do what with image projects: whoever may make some handles those of their groups, and who manages images
 * handles all.
 */
export class ImageAccess {
  constructor(
    private readonly options: {
      access: Pick<Access, 'rightsOf'>;
      store: Pick<ImageStore, 'project'>;
    },
  ) {}

  /** @throws NotAllowedError when the caller may not see image projects */
  async reader(caller: Caller): Promise<ImageRights> {
    const rights = imageRightsOf(
      await this.options.access.rightsOf(caller),
      caller,
    );
    if (!rights.read) {
      throw new NotAllowedError('You may not see image projects.');
    }
    return rights;
  }

  /** @throws NotFoundError when there is no such project */
  async readable(
    caller: Caller,
    imageId: string,
  ): Promise<{ rights: ImageRights; project: ImageProjectRecord }> {
    const rights = await this.reader(caller);
    const project = await this.options.store.project(imageId);
    if (!project) {
      throw new NotFoundError(`There is no image project '${imageId}'.`);
    }
    return { rights, project };
  }

  /** @throws NotAllowedError when the project is not the caller's to change */
  async changeable(
    caller: Caller,
    imageId: string,
  ): Promise<{ rights: ImageRights; project: ImageProjectRecord }> {
    const found = await this.readable(caller, imageId);
    if (!found.rights.mayChange(found.project)) {
      throw new NotAllowedError(
        `Image project '${imageId}' belongs to ${found.project.ownerRef}: ask somebody of theirs, or an administrator.`,
      );
    }
    return found;
  }

  /** @throws NotAllowedError when the caller may make no project that belongs to the owner */
  async assertMayOwn(caller: Caller, ownerRef: string): Promise<ImageRights> {
    const rights = await this.reader(caller);
    if (!rights.create) {
      throw new NotAllowedError('You may not make image projects.');
    }
    if (!rights.mayChange({ ownerRef })) {
      throw new NotAllowedError(
        `You do not belong to ${ownerRef}: choose yourself or a group of yours as the owner.`,
      );
    }
    return rights;
  }
}

function imageRightsOf(rights: Rights, caller: Caller): ImageRights {
  const { readImages, createImages, manageImages } = rights;
  return {
    read: readImages || manageImages,
    create: createImages || manageImages,
    mayBuildUpon: ({ groups }) =>
      manageImages ||
      !groups ||
      groups.some(each => caller.ownershipRefs.includes(each)),
    mayChange: ({ ownerRef }) =>
      manageImages || (createImages && caller.ownershipRefs.includes(ownerRef)),
  };
}
