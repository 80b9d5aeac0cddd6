import { linuxComponents } from './linuxComponents';
import type { ImageComponent } from './ComponentDocument';
import type { TemplateImageOptions } from './TemplateImageOptions';
import { windowsComponents } from './windowsComponents';

/** Components of a recipe, in their order: our own, or the name of one that AWS keeps. */
export type RecipeComponent = ImageComponent | string;

/** What makes the parent of a preset the image of a template. */
export function templateComponents(
  options: TemplateImageOptions,
): RecipeComponent[] {
  const { preset } = options.template;
  switch (preset) {
    case 'ubuntu-24.04': {
      // Ubuntu's archive has neither the second CLI nor the agent
      const [system, ...others] = linuxComponents(preset, options);
      return [
        system,
        'aws-cli-version-2-linux',
        'amazon-cloudwatch-agent-linux',
        ...others,
      ];
    }
    case 'amazon-linux-2023':
      return linuxComponents(preset, options);
    default: {
      const [system, ...others] = windowsComponents(options);
      return [system, 'amazon-cloudwatch-agent-windows', ...others];
    }
  }
}
