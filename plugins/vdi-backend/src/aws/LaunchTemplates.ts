import type {
  IdentityMode,
  Platform,
} from '@deskstage/backstage-plugin-vdi-common';

/** An EC2 launch template that is tagged as a template of this deployment. */
export interface LaunchTemplate {
  /** Value of the tag `vdi:template` */
  id: string;
  launchTemplateId: string;
  /** Tag `vdi:name`, or the launch template's own name */
  name: string;
  /** Tag `vdi:description` */
  description?: string;
  /** Tag `vdi:platform`; `linux` when absent */
  platform: Platform;
  /** Tag `vdi:identity`; `shared` when absent */
  identityMode: IdentityMode;
  /** Tag `vdi:os-user`: the account baked into the image, for identity mode `shared`; `desktop` when absent */
  sharedUser: string;
  /** Tag `vdi:groups`: entity refs of those who may launch it, separated by spaces; everybody when absent */
  groups?: string[];
  /** Tag `vdi:instance-types`: types in order of preference, separated by spaces; the version's own when empty */
  instanceTypes: string[];
  /** Tag `vdi:subnets`: subnet ids in order of preference; empty means the deployment's */
  subnetIds: string[];
  /** Seconds after which a desktop is stopped, unless its owner prolongs them; absent: never */
  stopAfter?: number;
  defaultVersion: number;
  latestVersion: number;
}

/** What one version of a launch template launches. */
export interface LaunchTemplateVersion {
  version: number;
  isDefault: boolean;
  createdAt: Date;
  createdBy?: string;
  description?: string;
  imageId?: string;
  instanceType?: string;
  /** Size of the root volume */
  diskGiB?: number;
  /** Whether its instances are launched so that they can hibernate */
  hibernation: boolean;
}

/** Size of an instance type. */
export interface InstanceTypeSpecs {
  instanceType: string;
  vcpus: number;
  memoryMiB: number;
  gpus: number;
}

/** Launch templates of this deployment: those with its tag `vdi:deployment` and a tag `vdi:template`. */
export interface LaunchTemplates {
  list(): Promise<LaunchTemplate[]>;
  /** Versions, newest first: all of them, or the named ones; unknown ones are left out. */
  versions(
    launchTemplateId: string,
    versions?: number[],
  ): Promise<LaunchTemplateVersion[]>;
  /** The default version of each of the launch templates, by launch template id. */
  defaultVersions(
    launchTemplateIds: string[],
  ): Promise<Map<string, LaunchTemplateVersion>>;
  /**
   * Makes a version the one that people get; doing it again changes nothing.
   *
   * @throws RefusedError when EC2 has no such version
   */
  setDefaultVersion(launchTemplateId: string, version: number): Promise<void>;
  instanceTypes(names: string[]): Promise<Map<string, InstanceTypeSpecs>>;
  /** Ids of the subnets tagged with this deployment, in a stable order. */
  subnets(): Promise<string[]>;
}
