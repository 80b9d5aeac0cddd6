import type {
  ImageProjectSettings,
  Platform,
} from '@deskstage/backstage-plugin-vdi-common';
import type {
  ImageBlueprint,
  InstanceTypeSpecs,
  MachineImage,
} from '../../aws';

/** What the parts of a project are planned from. */
export interface ImagePlan {
  deployment: string;
  project: {
    id: string;
    ownerRef: string;
    settings: ImageProjectSettings;
  };
  /** Of the template that it is built upon */
  blueprint: ImageBlueprint;
  /** All that are known, by template id: what a base is built upon is applied to an AMI, too */
  blueprints?: ReadonlyMap<string, ImageBlueprint>;
  /** The AMI of `base.imageId`; `null` when there is none of that id */
  machineImage?: MachineImage | null;
  /** Whether the base has a graphics driver: it is built on machines with a card */
  gpu: boolean;
  /** Sizes of the project's instance types, as far as they are known */
  instanceTypes?: ReadonlyMap<string, InstanceTypeSpecs>;
  /** @default the clock's */
  now?: Date;
}

/** Image Builder's word for the platform of a plan. */
export function platformOf({
  blueprint,
}: Pick<ImagePlan, 'blueprint'>): 'Linux' | 'Windows' {
  return blueprint.platform;
}

/** The portal's word for the platform of a plan. */
export function portalPlatformOf(plan: Pick<ImagePlan, 'blueprint'>): Platform {
  return platformOf(plan) === 'Windows' ? 'windows' : 'linux';
}

/** Name of pipeline, recipe, configurations and launch template of a project. */
export function imageName(deployment: string, projectId: string): string {
  return `vdi-${deployment}-${projectId}`;
}
