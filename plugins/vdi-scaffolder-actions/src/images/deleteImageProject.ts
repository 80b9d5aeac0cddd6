import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isRefusal, pathOfStep, toSentence, type VdiCalls } from '../calling';
import { examples } from './deleteImageProject.examples';
import { imageIdSchema } from './recipeSchema';

/**
 * Deletes an image project.
 *
 * @public
 */
export function createDeleteImageProjectAction(options: { calls: VdiCalls }) {
  const { calls } = options;
  return createTemplateAction({
    id: 'vdi:imageProject:delete',
    description:
      'Takes down an image project with its template, builds and AMIs. Refused while people have workstations of it; one that does not exist counts as deleted.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        imageId: imageIdSchema,
      },
      output: {
        imageId: z => z.string(),
        status: z =>
          z
            .enum(['deleting', 'deleted'])
            .describe('Whether AWS is still taking it down'),
      },
    },
    async handler(ctx) {
      const { imageId } = ctx.input;
      const take = async () => {
        try {
          const { project } = await calls.attemptAsInitiator(ctx, (vdi, call) =>
            ctx.isDryRun
              ? vdi.images.get(imageId, call)
              : vdi.images.delete(imageId, call),
          );
          return { name: project.name, exists: true };
        } catch (error) {
          if (isRefusal(error, 404)) {
            return { name: imageId, exists: false };
          }
          throw toSentence(error);
        }
      };
      const { name, exists } = ctx.isDryRun
        ? await take()
        : await ctx.checkpoint({
            key: `vdi.imageProject.delete.${pathOfStep(ctx)}.${imageId}`,
            fn: take,
          });
      ctx.logger.info(logLine({ name, exists, dryRun: ctx.isDryRun }));
      ctx.output('imageId', imageId);
      ctx.output('status', exists ? 'deleting' : 'deleted');
    },
  });
}

function logLine(options: {
  name: string;
  exists: boolean;
  dryRun?: boolean;
}): string {
  if (!options.exists) {
    return `There is no image project '${options.name}'.`;
  }
  return options.dryRun
    ? `Dry run: the image project '${options.name}' would be deleted.`
    : `The image project '${options.name}' is being deleted.`;
}
