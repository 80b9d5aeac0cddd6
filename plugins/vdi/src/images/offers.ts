import type {
  ImageChoices,
  InstanceTypeOffer,
} from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../hooks';
import { formatDollars } from '../workstations';

/** A template that images can be built upon. */
export type ImageBaseChoice = ImageChoices['bases'][number];

/** A preset of tools. */
export type ImageTool = ImageChoices['tools'][number];

/** Size and price of an instance type in one line, as far as they are known. */
export function offerText(
  offer: InstanceTypeOffer,
  t: VdiTranslate,
  language: string,
): string {
  const { vcpus, memoryMiB, gpus, pricePerHour } = offer;
  const memory = memoryMiB && Math.round((memoryMiB / 1024) * 10) / 10;
  return [
    vcpus && t('specs.vcpus', { number: String(vcpus) }),
    memory && t('specs.memory', { size: String(memory) }),
    gpus && t('specs.gpus', { count: gpus }),
    pricePerHour === undefined
      ? t('imageForm.noPrice')
      : t('templates.perHour', {
          price: formatDollars(pricePerHour, language),
        }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Whether a tool can be installed on images of a base. */
export function fitsBase(
  { platforms, gpu }: ImageTool,
  base: ImageBaseChoice,
): boolean {
  return platforms.includes(base.platform) && (!gpu || base.gpu);
}
