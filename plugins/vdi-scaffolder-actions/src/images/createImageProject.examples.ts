import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A project whose recipe is a file in the workspace',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Make the image project',
          action: 'vdi:imageProject:create',
          input: {
            id: 'payments-desktop',
            owner: 'group:default/payments',
            sourceUrl: 'https://git.example.com/payments/payments-desktop',
            recipePath: './image.yaml',
          },
        },
      ],
    }),
  },
  {
    description: 'The settings in the template itself',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Make the image project',
          action: 'vdi:imageProject:create',
          input: {
            id: 'payments-desktop',
            owner: 'group:default/payments',
            settings: {
              name: 'Payments desktop',
              base: { templateId: 'ubuntu-developer' },
              tools: ['docker'],
              packages: ['postgresql-client', 'jq'],
              installScript: 'install -d -m 0755 /opt/payments\n',
              diskGiB: 80,
              instanceTypes: ['m6i.xlarge'],
              groups: ['group:default/payments'],
              schedule: { cron: '0 2 ? * SUN *', timeZone: 'Europe/Berlin' },
              promotion: 'approval',
            },
          },
        },
      ],
    }),
  },
  {
    description: 'Check a recipe before anything is published',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the recipe',
          action: 'vdi:imageProject:create',
          input: {
            id: 'payments-desktop',
            owner: 'group:default/payments',
            recipePath: './image.yaml',
            checkOnly: true,
          },
        },
      ],
    }),
  },
  {
    description: 'Apply an edited recipe to the project that exists',
    example: stringify({
      steps: [
        {
          id: 'project',
          name: 'Change the image project',
          action: 'vdi:imageProject:create',
          input: {
            id: 'payments-desktop',
            owner: 'group:default/payments',
            recipePath: './image.yaml',
            update: true,
          },
        },
      ],
    }),
  },
];
