import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CreateWorkstation } from '@deskstage/backstage-plugin-vdi-common';
import { onceKey, pathOfStep, type VdiCalls } from '../calling';
import { workstationPage } from '../pages';
import { examples } from './createWorkstation.examples';

/** Has the form of a workstation's id, so that later steps of a dry run take it. */
const DRY_RUN_WORKSTATION = 'ws-00000000000000000000000000';

/**
 * Asks for a workstation.
 *
 * @public
 */
export function createCreateWorkstationAction(options: { calls: VdiCalls }) {
  const { calls } = options;
  return createTemplateAction({
    id: 'vdi:workstation:create',
    description:
      'Asks for a workstation for whoever runs the template, and does not wait until it is ready. A task gets one, however often it runs.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        templateId: z => z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
        version: z =>
          z
            .number()
            .int()
            .min(1)
            .optional()
            .describe('Of the template; its default version when absent'),
        name: z =>
          z
            .string()
            .min(1)
            .max(63)
            .optional()
            .describe('Of the workstation; a made-up one when absent'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('Catalog entity that it is opened for'),
      },
      output: {
        workstationId: z => z.string(),
        name: z => z.string(),
        status: z => z.string(),
        url: z => z.string().describe('Path of its page in the portal'),
      },
    },
    async handler(ctx) {
      const request: CreateWorkstation = ctx.input;
      if (ctx.isDryRun) {
        const template = await calls.asInitiator(ctx, (vdi, call) =>
          vdi.getTemplate(request.templateId, call),
        );
        ctx.logger.info(
          `Dry run: a workstation of '${template.template.name}' would be started.`,
        );
        ctx.output('workstationId', DRY_RUN_WORKSTATION);
        ctx.output('name', request.name ?? template.template.name);
        ctx.output('status', 'requested');
        ctx.output('url', workstationPage(DRY_RUN_WORKSTATION));
        return;
      }
      const { id, name, status } = await ctx.checkpoint({
        key: `vdi.workstation.create.${pathOfStep(ctx)}`,
        fn: () =>
          calls.asInitiator(ctx, async (vdi, call) => {
            const workstation = await vdi.createWorkstation(request, {
              ...call,
              idempotencyKey: onceKey(ctx),
            });
            return {
              id: workstation.id,
              name: workstation.name,
              status: workstation.status,
            };
          }),
      });
      ctx.logger.info(
        status === 'ready'
          ? `The workstation '${name}' is ready.`
          : `The workstation '${name}' is on its way.`,
      );
      ctx.output('workstationId', id);
      ctx.output('name', name);
      ctx.output('status', status);
      ctx.output('url', workstationPage(id));
    },
  });
}
