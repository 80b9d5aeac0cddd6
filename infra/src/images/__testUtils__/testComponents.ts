import { PRESETS } from '../../configuration';
import {
  gatewayComponents,
  templateComponents,
  type ImageComponent,
  type RecipeComponent,
} from '../components';
import { TEST_AGENT } from './testAgent';
import { testPackages } from './testPackages';

const packages = testPackages();

/** The components of every image that there can be. */
export const TEST_IMAGES: { title: string; components: RecipeComponent[] }[] = [
  ...(['arm64', 'x86_64'] as const).map(architecture => ({
    title: `gateway on ${architecture}`,
    components: gatewayComponents({ architecture, packages }),
  })),
  ...PRESETS.flatMap(preset =>
    [false, true].flatMap(gpu =>
      (['shared', 'personal'] as const).map(identity => ({
        title: `${preset}${gpu ? ' with GPU' : ''}, ${identity}`,
        components: templateComponents({
          template: { preset, gpu, identity },
          packages,
          agent: TEST_AGENT,
          mirror: gpu ? 's3://mirror/dcv/' : undefined,
        }),
      })),
    ),
  ),
];

/** Those components that are not Amazon's. */
export function ownComponents(
  components: readonly RecipeComponent[],
): ImageComponent[] {
  return components.filter(component => typeof component !== 'string');
}

/** All scripts of an image, one after the other. */
export function scriptsOf(title: string): string {
  const image = TEST_IMAGES.find(each => each.title === title);
  if (!image) {
    throw new Error(`There is no image '${title}'.`);
  }
  return ownComponents(image.components)
    .flatMap(component => [...component.build, ...(component.test ?? [])])
    .flatMap(step => step.inputs?.commands ?? [])
    .join('\n');
}
