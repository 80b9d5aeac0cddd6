import {
  configApiRef,
  useApiHolder,
  useRouteRef,
} from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { useMay } from '../../../hooks';
import { newImageRouteRef } from '../../../routes';

const TEMPLATE = 'template:default/new-workstation-image';

/** Where a new image is asked for; `undefined` where that is not possible, or not for this person. */
export function useNewImageLink(): string | undefined {
  const { createImages } = useMay();
  const config = useApiHolder().get(configApiRef);
  const form = useRouteRef(newImageRouteRef);
  const template =
    config?.getOptionalString('vdi.images.newTemplate') ?? TEMPLATE;
  if (!createImages || !form || template === 'none') {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(template, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  return form({ namespace, templateName: name });
}
