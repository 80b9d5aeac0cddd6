import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A workstation for a component of the catalog',
    example: stringify({
      steps: [
        {
          id: 'workstation',
          name: 'Start a workstation',
          action: 'vdi:workstation:create',
          input: {
            templateId: 'ubuntu-developer',
            name: 'payments-debug',
            entityRef: 'component:default/payments-api',
          },
        },
      ],
    }),
  },
];
