import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../hooks';
import { memoryGiB } from './specs';

/** What the machines of a template have, as far as it is known. */
export function specTexts(template: Template, t: VdiTranslate): string[] {
  const { vcpus, gpus, diskGiB } = template;
  const memory = memoryGiB(template);
  const texts: string[] = [];
  if (vcpus) {
    texts.push(t('specs.vcpus', { number: String(vcpus) }));
  }
  if (memory) {
    texts.push(t('specs.memory', { size: String(memory) }));
  }
  if (gpus) {
    texts.push(t('specs.gpus', { count: gpus }));
  }
  if (diskGiB) {
    texts.push(t('specs.disk', { size: String(diskGiB) }));
  }
  return texts;
}
