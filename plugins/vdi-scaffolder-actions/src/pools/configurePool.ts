import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import { checkSettings } from '@deskstage/backstage-plugin-vdi-common/schedule';
import { pathOfStep, type VdiCalls } from '../calling';
import { poolPage } from '../pages';
import { examples } from './configurePool.examples';

const TIME = /^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/;

/**
 * Says how many warm workstations of a template are wanted, and when.
 *
 * @public
 */
export function createConfigurePoolAction(options: { calls: VdiCalls }) {
  const { calls } = options;
  return createTemplateAction({
    id: 'vdi:pool:configure',
    description:
      'Says how many warm workstations of a template are wanted, and when. What was set before is replaced as a whole.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        templateId: z => z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
        baseSize: z =>
          z
            .number()
            .int()
            .min(0)
            .max(1000)
            .optional()
            .describe('Warm ones outside the windows; none when absent'),
        windows: z =>
          z
            .array(
              z
                .object({
                  days: z
                    .array(
                      z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
                    )
                    .min(1),
                  from: z.string().regex(TIME).describe('Local time, HH:mm'),
                  to: z.string().regex(TIME).describe('Local time, HH:mm'),
                  timeZone: z.string().describe('IANA time zone'),
                  size: z.number().int().min(0).max(1000),
                })
                .strict(),
            )
            .max(30)
            .optional()
            .describe('Times of the week with another number'),
        unwanted: z =>
          z
            .enum(['terminate', 'stop', 'hibernate'])
            .optional()
            .describe(
              'What becomes of those that are not wanted any more; `terminate` when absent',
            ),
        maxAgeHours: z =>
          z
            .number()
            .int()
            .min(1)
            .max(8760)
            .optional()
            .describe('Age past which an unused one is replaced'),
        surge: z => z.number().int().min(1).max(100).optional(),
        paused: z => z.boolean().optional(),
      },
      output: {
        templateId: z => z.string(),
        target: z => z.number().int().describe('How many are wanted now'),
        url: z => z.string().describe("Path of the pool's page in the portal"),
      },
    },
    async handler(ctx) {
      const { templateId, baseSize = 0, windows = [], ...rest } = ctx.input;
      const settings: PoolSettings = { ...rest, baseSize, windows };
      const [problem] = checkSettings(settings, new Date());
      if (problem) {
        throw new InputError(`${problem.field} ${problem.message}.`);
      }
      const target = ctx.isDryRun
        ? await calls.asInitiator(ctx, async (vdi, call) => {
            const pool = await vdi.getPool(templateId, call);
            return pool.target;
          })
        : await ctx.checkpoint({
            key: `vdi.pool.configure.${pathOfStep(ctx)}.${templateId}`,
            fn: () =>
              calls.asInitiator(ctx, async (vdi, call) => {
                const pool = await vdi.configurePool(
                  templateId,
                  settings,
                  call,
                );
                return pool.target;
              }),
          });
      ctx.logger.info(
        ctx.isDryRun
          ? `Dry run: the pool of '${templateId}' would be configured.`
          : `The pool of '${templateId}' wants ${target} now.`,
      );
      ctx.output('templateId', templateId);
      ctx.output('target', target);
      ctx.output('url', poolPage(templateId));
    },
  });
}
