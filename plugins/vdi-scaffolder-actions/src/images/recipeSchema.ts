import type { z } from 'zod/v3';

/** The module of zod that the scaffolder passes to schemas. */
export type Zod = typeof z;

const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** Id of an image project, which is also the id of its template. */
export function imageIdSchema(zod: Zod) {
  return zod.string().regex(ID).describe('Id of the image project');
}

/**
 * What an image project is made of: the API's settings, except that scripts and documents may be files beside the
 * recipe.
 */
export function recipeSchema(zod: Zod) {
  return zod
    .object({
      name: zod.string().min(1).max(100).describe('Name of the workstations'),
      description: zod.string().max(255).optional(),
      base: zod
        .object({
          templateId: zod
            .string()
            .describe('Template whose newest image is the beginning'),
          imageId: zod
            .string()
            .regex(/^ami-[0-9a-f]{8,17}$/)
            .optional()
            .describe('AMI to begin with instead'),
        })
        .strict(),
      tools: zod.array(zod.string()).max(10).optional().describe('Presets'),
      packages: zod
        .array(zod.string())
        .max(200)
        .optional()
        .describe('Packages of the distribution; Linux alone'),
      installScript: zod
        .union([zod.string(), fileSchema(zod)])
        .optional()
        .describe(
          'Bash, or PowerShell on Windows, run as administrator; a text or `file`',
        ),
      components: zod
        .array(componentSchema(zod))
        .max(10)
        .optional()
        .describe('Documents of Image Builder, applied last, in this order'),
      diskGiB: zod.number().int().min(20).max(16384).optional(),
      instanceTypes: zod
        .array(zod.string())
        .min(1)
        .max(10)
        .describe('Of the workstations, in order of preference'),
      groups: zod
        .array(zod.string())
        .max(50)
        .optional()
        .describe('Who may launch it; everybody when absent'),
      schedule: scheduleSchema(zod).optional(),
      promotion: zod
        .enum(['automatic', 'approval', 'pinned'])
        .optional()
        .describe('What becomes of an image that passed its test'),
      keep: zod.number().int().min(2).max(100).optional(),
    })
    .strict();
}

/** A recipe as it is written, before its files are read. */
export type Recipe = z.infer<ReturnType<typeof recipeSchema>>;

function fileSchema(zod: Zod) {
  return zod
    .object({ file: zod.string().min(1).describe('Path beside the recipe') })
    .strict();
}

function componentSchema(zod: Zod) {
  return zod
    .object({
      name: zod.string().regex(ID),
      document: zod.string().optional().describe('YAML of schema 1.0'),
      file: zod.string().optional().describe('Path of the document instead'),
    })
    .strict();
}

function scheduleSchema(zod: Zod) {
  return zod
    .object({
      cron: zod
        .string()
        .describe('Six fields as Image Builder reads them: 0 2 ? * SUN *'),
      timeZone: zod.string().optional().describe('IANA; UTC when absent'),
      onlyWhenChanged: zod
        .boolean()
        .optional()
        .describe(
          'Only when base or components have changed; true when absent',
        ),
    })
    .strict();
}
