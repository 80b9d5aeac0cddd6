import { InputError } from '@backstage/errors';
import type { ImageFactory, ImageParts, LaunchTemplates } from '../aws';
import type { Blueprints } from './Blueprints';
import { planParts } from './content';
import type { ImageProjectRecord } from './model';

/** Plans what projects are to have in Image Builder and EC2, from what there is to build upon. */
export class PartsPlanner {
  constructor(
    private readonly options: {
      deployment: string;
      blueprints: Pick<Blueprints, 'all'>;
      images: Pick<ImageFactory, 'machineImages'>;
      launchTemplates: Pick<LaunchTemplates, 'instanceTypes'>;
      clock: () => Date;
    },
  ) {}

  /** @throws InputError with a sentence for each thing that is wrong, which names the field */
  async plan(
    project: Pick<ImageProjectRecord, 'id' | 'ownerRef' | 'settings'>,
  ): Promise<ImageParts> {
    const { deployment, images, launchTemplates, clock } = this.options;
    const { base, instanceTypes } = project.settings;
    const blueprints = await this.options.blueprints.all();
    const blueprint = blueprints.get(base.templateId);
    if (!blueprint) {
      throw new InputError(
        `'settings.base.templateId' is '${base.templateId}', which Image Builder makes no images for; choose one of the bases on offer.`,
      );
    }
    const types = await launchTemplates.instanceTypes([
      ...new Set([...instanceTypes, ...blueprint.infrastructure.instanceTypes]),
    ]);
    return planParts({
      deployment,
      project,
      blueprint,
      blueprints,
      machineImage: base.imageId
        ? (await images.machineImages([base.imageId])).get(base.imageId) ?? null
        : undefined,
      gpu: blueprint.infrastructure.instanceTypes.some(
        each => (types.get(each)?.gpus ?? 0) > 0,
      ),
      instanceTypes: types,
      now: clock(),
    });
  }
}
