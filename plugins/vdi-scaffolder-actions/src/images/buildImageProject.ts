import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { onceKey, pathOfStep, type VdiCalls } from '../calling';
import { buildPage, imagePage } from '../pages';
import { examples } from './buildImageProject.examples';
import { imageIdSchema } from './recipeSchema';

/** Has the form of a build's id, so that later steps of a dry run take it. */
const DRY_RUN_BUILD = 'img-00000000000000000000000000';

/**
 * Starts a build of an image.
 *
 * @public
 */
export function createBuildImageProjectAction(options: { calls: VdiCalls }) {
  const { calls } = options;
  return createTemplateAction({
    id: 'vdi:imageProject:build',
    description:
      'Starts a build of an image project with its present settings and does not wait for it. A task starts one, however often it runs.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        imageId: imageIdSchema,
      },
      output: {
        imageId: z => z.string(),
        buildId: z => z.string(),
        number: z => z.number().int().describe('Of the build, in its project'),
        url: z => z.string().describe("Path of the build's page in the portal"),
        imageUrl: z =>
          z.string().describe("Path of the project's page in the portal"),
      },
    },
    async handler(ctx) {
      const { imageId } = ctx.input;
      ctx.output('imageId', imageId);
      ctx.output('imageUrl', imagePage(imageId));
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: a build of '${imageId}' would be started.`);
        ctx.output('buildId', DRY_RUN_BUILD);
        ctx.output('number', 1);
        ctx.output('url', buildPage(imageId, DRY_RUN_BUILD));
        return;
      }
      const { id, number } = await ctx.checkpoint({
        key: `vdi.imageProject.build.${pathOfStep(ctx)}.${imageId}`,
        fn: async () => {
          const build = await calls.asInitiator(ctx, (vdi, call) =>
            vdi.images.startBuild(imageId, {
              ...call,
              idempotencyKey: onceKey(ctx),
            }),
          );
          return { id: build.id, number: build.number };
        },
      });
      ctx.logger.info(`Build ${number} of '${imageId}' is on its way.`);
      ctx.output('buildId', id);
      ctx.output('number', number);
      ctx.output('url', buildPage(imageId, id));
    },
  });
}
