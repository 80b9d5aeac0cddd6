import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CreateImageProject,
  DryRunOptions,
  ImageProjectDetail,
  ImageProjectSettings,
  VdiApi,
  VdiRequestOptions,
} from '@deskstage/backstage-plugin-vdi-common';
import { isRefusal, pathOfStep, toSentence, type VdiCalls } from '../calling';
import { imagePage } from '../pages';
import { examples } from './createImageProject.examples';
import { readRecipe, resolveFiles } from './readRecipe';
import { imageIdSchema, recipeSchema, type Recipe } from './recipeSchema';

/**
 * Makes an image project, or changes the one that exists.
 *
 * @public
 */
export function createCreateImageProjectAction(options: { calls: VdiCalls }) {
  const { calls } = options;
  return createTemplateAction({
    id: 'vdi:imageProject:create',
    description:
      'Makes an image project: a template for workstations, and what builds its images. Running it again with the same content changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        id: z =>
          imageIdSchema(z).describe(
            'Id of the image project and of its template',
          ),
        owner: z =>
          z.string().min(1).describe('Entity ref of the group that owns it'),
        sourceUrl: z =>
          z.string().url().optional().describe('Where people change it'),
        settings: z =>
          recipeSchema(z)
            .optional()
            .describe('What it is made of; or else `recipePath`'),
        recipePath: z =>
          z
            .string()
            .optional()
            .describe('File in the workspace that holds the settings, in YAML'),
        update: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to change the settings when the project exists with this owner; otherwise that is an error',
            ),
        checkOnly: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to check everything and change nothing, as a first step that later ones rely on',
            ),
      },
      output: {
        imageId: z => z.string().describe('Id of the project'),
        templateId: z => z.string().describe('Id of its template'),
        name: z => z.string(),
        owner: z => z.string().describe('Entity ref'),
        url: z => z.string().describe('Path of its page in the portal'),
        pricePerHour: z =>
          z
            .number()
            .optional()
            .describe('US dollars an hour of a workstation, when known'),
      },
    },
    async handler(ctx) {
      const { id, sourceUrl, update, settings, recipePath } = ctx.input;
      const dryRun = ctx.isDryRun || ctx.input.checkOnly === true;
      const request: CreateImageProject = {
        id,
        owner: toOwner(ctx.input.owner),
        sourceUrl,
        settings: await readSettings({
          settings,
          recipePath,
          workspacePath: ctx.workspacePath,
        }),
      };
      const put = () =>
        calls
          .attemptAsInitiator(ctx, (vdi, call) =>
            makeOrChange(vdi, request, { ...call, dryRun }, update === true),
          )
          .then(factsOf)
          .catch(error => {
            throw toSentence(error);
          });
      const facts = ctx.isDryRun
        ? await put()
        : await ctx.checkpoint({
            key: `vdi.imageProject.create.${pathOfStep(ctx)}.${id}`,
            fn: put,
          });
      ctx.logger.info(
        dryRun
          ? `The image project '${id}' can be made; nothing was changed.`
          : `The image project '${id}' belongs to ${facts.owner}.`,
      );
      ctx.output('imageId', facts.id);
      ctx.output('templateId', facts.id);
      ctx.output('name', facts.name);
      ctx.output('owner', facts.owner);
      ctx.output('url', imagePage(facts.id));
      if (facts.pricePerHour !== undefined) {
        ctx.output('pricePerHour', facts.pricePerHour);
      }
    },
  });
}

async function makeOrChange(
  vdi: VdiApi,
  request: CreateImageProject,
  options: DryRunOptions,
  update: boolean,
): Promise<ImageProjectDetail> {
  const existing = update
    ? await findImage(vdi, request.id, options)
    : undefined;
  if (existing?.project.owner !== request.owner) {
    return vdi.images.create(request, options);
  }
  const { settings, sourceUrl } = request;
  return vdi.images.change(request.id, { settings, sourceUrl }, options);
}

async function findImage(
  vdi: VdiApi,
  imageId: string,
  { token, signal }: VdiRequestOptions,
): Promise<ImageProjectDetail | undefined> {
  try {
    return await vdi.images.get(imageId, { token, signal });
  } catch (error) {
    if (isRefusal(error, 404)) {
      return undefined;
    }
    throw error;
  }
}

async function readSettings(input: {
  settings?: Recipe;
  recipePath?: string;
  workspacePath: string;
}): Promise<ImageProjectSettings> {
  const { settings, recipePath, workspacePath } = input;
  if (recipePath !== undefined && settings === undefined) {
    return readRecipe(workspacePath, recipePath);
  }
  if (settings !== undefined && recipePath === undefined) {
    return resolveFiles(settings, { workspacePath, directory: '.' });
  }
  throw new InputError(`Give either 'settings' or 'recipePath'.`);
}

/** Pickers may leave out what is the default. */
function toOwner(owner: string): string {
  return stringifyEntityRef(
    parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: DEFAULT_NAMESPACE,
    }),
  );
}

/** What outputs need, in a form that a checkpoint can hold. */
function factsOf({ project, pricePerHour }: ImageProjectDetail) {
  const { id, name, owner } = project;
  return pricePerHour === undefined
    ? { id, name, owner }
    : { id, name, owner, pricePerHour };
}
