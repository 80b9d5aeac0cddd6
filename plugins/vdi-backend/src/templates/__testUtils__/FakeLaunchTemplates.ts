import type {
  LaunchTemplate,
  LaunchTemplates,
  LaunchTemplateVersion,
} from '../../aws';
import { NOON } from '../../__testUtils__/builders';

const aVersion = (version: number): LaunchTemplateVersion => ({
  version,
  isDefault: version === 2,
  createdAt: NOON,
  createdBy: 'arn:aws:iam::123456789012:role/images',
  description: `Build ${version}`,
  imageId: `ami-${version}`,
  instanceType: 'm7i.xlarge',
  diskGiB: 80,
  hibernation: false,
});

/** A template for everybody, but for what is said otherwise. */
export const aTemplate = (
  changes: Partial<LaunchTemplate> = {},
): LaunchTemplate => ({
  id: 'ubuntu-developer',
  launchTemplateId: 'lt-ubuntu',
  name: 'Ubuntu developer desktop',
  platform: 'linux',
  identityMode: 'shared',
  sharedUser: 'desktop',
  instanceTypes: [],
  subnetIds: [],
  defaultVersion: 2,
  latestVersion: 3,
  ...changes,
});

/** A store in which nobody has set anything. */
export const NO_SETTINGS = {
  settings: async () => new Map(),
  defaults: async () => new Map(),
};

/** EC2 with the templates, counting how often they are listed. */
export class FakeLaunchTemplates implements LaunchTemplates {
  lists = 0;
  error: Error | undefined;
  /** Versions that have no image */
  withoutImage: number[] = [];

  constructor(public templates: LaunchTemplate[]) {}

  async list() {
    this.lists += 1;
    if (this.error) {
      throw this.error;
    }
    return this.templates;
  }

  async versions(_: string, versions = [3, 2, 1]) {
    if (this.error) {
      throw this.error;
    }
    return versions
      .filter(each => each >= 1 && each <= 3)
      .map(each => this.version(each));
  }

  async setDefaultVersion(launchTemplateId: string, version: number) {
    this.templates = this.templates.map(each =>
      each.launchTemplateId === launchTemplateId
        ? { ...each, defaultVersion: version }
        : each,
    );
  }

  async defaultVersions(ids: string[]) {
    return new Map(
      ids
        .filter(id => id !== 'lt-broken')
        .map(id => [id, this.version(2)] as const),
    );
  }

  private version(version: number): LaunchTemplateVersion {
    const found = aVersion(version);
    return this.withoutImage.includes(version)
      ? { ...found, imageId: undefined }
      : found;
  }

  async instanceTypes(names: string[]) {
    return new Map(
      names
        .filter(name => name === 'm7i.xlarge')
        .map(instanceType => [
          instanceType,
          { instanceType, vcpus: 4, memoryMiB: 16_384, gpus: 0 },
        ]),
    );
  }

  async subnets() {
    return ['subnet-a', 'subnet-b'];
  }
}

/** A template for a few. */
export const LAB = aTemplate({
  id: 'lab',
  launchTemplateId: 'lt-lab',
  name: 'Lab',
  groups: ['group:default/scientists', 'user:default/cy'],
});
