import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until the image has passed its test',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the image',
          action: 'vdi:imageProject:wait',
          input: {
            imageId: 'payments-desktop',
            buildId: 'img-01k9zr3fs5ks2a1m6b7w4qtcve',
          },
        },
      ],
    }),
  },
  {
    description: 'Wait an hour at most for the new default version',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the image',
          action: 'vdi:imageProject:wait',
          input: {
            imageId: 'payments-desktop',
            buildId: 'img-01k9zr3fs5ks2a1m6b7w4qtcve',
            until: 'promoted',
            timeoutMinutes: 60,
          },
        },
      ],
    }),
  },
];
