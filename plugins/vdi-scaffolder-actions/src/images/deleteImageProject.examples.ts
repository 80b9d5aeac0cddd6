import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Delete a project with its template and images',
    example: stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the image project',
          action: 'vdi:imageProject:delete',
          input: { imageId: 'payments-desktop' },
        },
      ],
    }),
  },
];
