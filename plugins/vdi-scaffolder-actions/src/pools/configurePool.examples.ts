import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'One warm workstation at any time',
    example: stringify({
      steps: [
        {
          id: 'pool',
          name: 'Configure the warm pool',
          action: 'vdi:pool:configure',
          input: { templateId: 'ubuntu-developer', baseSize: 1 },
        },
      ],
    }),
  },
  {
    description: 'Six of them in working hours, none at night',
    example: stringify({
      steps: [
        {
          id: 'pool',
          name: 'Configure the warm pool',
          action: 'vdi:pool:configure',
          input: {
            templateId: 'ubuntu-developer',
            windows: [
              {
                days: ['mon', 'tue', 'wed', 'thu', 'fri'],
                from: '07:30',
                to: '18:00',
                timeZone: 'Europe/Berlin',
                size: 6,
              },
            ],
            unwanted: 'stop',
            maxAgeHours: 72,
          },
        },
      ],
    }),
  },
];
