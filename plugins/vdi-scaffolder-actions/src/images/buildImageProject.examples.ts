import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Start a build',
    example: stringify({
      steps: [
        {
          id: 'build',
          name: 'Build the image',
          action: 'vdi:imageProject:build',
          input: { imageId: 'payments-desktop' },
        },
      ],
    }),
  },
];
