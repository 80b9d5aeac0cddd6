import { setTimeout as pause } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { buildPage } from '../pages';
import type { VdiCalls } from '../calling';
import { BuildWatch } from './BuildWatch';
import { judgeBuild } from './judgeBuild';
import { progressOf } from './progressOf';
import { imageIdSchema } from './recipeSchema';
import { examples } from './waitForImageBuild.examples';

const DEFAULT_MINUTES = 180;

/**
 * Waits for a build of an image.
 *
 * @param options - `intervals`: milliseconds between looks, the least and the most
 * @public
 */
export function createWaitForImageBuildAction(options: {
  calls: VdiCalls;
  intervals?: { least: number; most: number };
}) {
  const { calls, intervals = { least: 2_000, most: 30_000 } } = options;
  return createTemplateAction({
    id: 'vdi:imageProject:wait',
    description:
      'Waits until the image of a build exists, passed its test or is the default version. It holds one of the tasks that the scaffolder can run at a time.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        imageId: imageIdSchema,
        buildId: z => z.string().regex(/^img-[0-9a-hjkmnp-tv-z]{26}$/),
        until: z =>
          z
            .enum(['built', 'tested', 'promoted'])
            .optional()
            .describe('What is waited for; `tested` when absent'),
        timeoutMinutes: z =>
          z
            .number()
            .int()
            .min(1)
            .max(1440)
            .optional()
            .describe(`When to give up; ${DEFAULT_MINUTES} when absent`),
      },
      output: {
        buildId: z => z.string(),
        status: z => z.string(),
        amiId: z => z.string().optional(),
        templateVersion: z =>
          z.number().int().optional().describe('That has the image'),
        isDefault: z =>
          z.boolean().describe('Whether that is the default version'),
        url: z => z.string().describe("Path of the build's page in the portal"),
      },
    },
    async handler(ctx) {
      const { imageId, buildId, until = 'tested' } = ctx.input;
      const { timeoutMinutes = DEFAULT_MINUTES } = ctx.input;
      ctx.output('buildId', buildId);
      ctx.output('url', buildPage(imageId, buildId));
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: would wait until the image is ${until}.`);
        ctx.output('status', 'candidate');
        ctx.output('isDefault', false);
        return;
      }

      const watch = new BuildWatch({ calls, context: ctx, imageId, buildId });
      const giveUpAt = Date.now() + timeoutMinutes * 60_000;
      let interval = intervals.least;
      let said: string | undefined;
      for (;;) {
        const detail = await watch.look();
        const { build } = detail;
        const judgement = judgeBuild(build, until);
        if (judgement.kind === 'missed') {
          throw new Error(judgement.sentence);
        }
        if (judgement.kind === 'reached') {
          ctx.logger.info(`Build ${build.number} of '${imageId}' is ${until}.`);
          ctx.output('status', build.status);
          ctx.output('isDefault', build.isDefault);
          if (build.amiId) {
            ctx.output('amiId', build.amiId);
          }
          if (build.templateVersion) {
            ctx.output('templateVersion', build.templateVersion);
          }
          return;
        }
        const progress = progressOf(detail);
        if (progress !== said) {
          ctx.logger.info(progress);
          said = progress;
          interval = intervals.least;
        }
        if (Date.now() >= giveUpAt) {
          throw new Error(
            `Build ${
              build.number
            } of '${imageId}' was not ${until} within ${timeoutMinutes} minutes; it goes on. See ${buildPage(
              imageId,
              buildId,
            )} in the portal.`,
          );
        }
        await pause(interval, undefined, { signal: ctx.signal }).catch(() => {
          throw new Error(
            `The task was cancelled; build ${build.number} of '${imageId}' goes on.`,
          );
        });
        interval = Math.min(interval * 1.5, intervals.most);
      }
    },
  });
}
