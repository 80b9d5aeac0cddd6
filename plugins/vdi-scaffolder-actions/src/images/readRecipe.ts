import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import { recipeSchema, type Recipe } from './recipeSchema';

/** Reads a recipe and the files that it names from the workspace. */
export async function readRecipe(
  workspacePath: string,
  recipePath: string,
): Promise<ImageProjectSettings> {
  const text = await readText(workspacePath, recipePath);
  return resolveFiles(parseRecipe(text, recipePath), {
    workspacePath,
    directory: dirname(recipePath),
  });
}

/**
 * Puts the texts of files into a recipe.
 *
 * @param options - `directory`: where its paths begin, within the workspace
 */
export async function resolveFiles(
  recipe: Recipe,
  options: { workspacePath: string; directory: string },
): Promise<ImageProjectSettings> {
  const { installScript, components, schedule, ...rest } = recipe;
  const read = (file: string) =>
    readText(options.workspacePath, `${options.directory}/${file}`);
  return {
    ...rest,
    schedule: schedule && {
      ...schedule,
      onlyWhenChanged: schedule.onlyWhenChanged ?? true,
    },
    installScript:
      typeof installScript === 'object'
        ? await read(installScript.file)
        : installScript,
    components:
      components &&
      (await Promise.all(
        components.map(async ({ name, document, file }) => {
          if ((document === undefined) === (file === undefined)) {
            throw new InputError(
              `Component '${name}' needs either 'document' or 'file'.`,
            );
          }
          return { name, document: document ?? (await read(file as string)) };
        }),
      )),
  };
}

function parseRecipe(text: string, path: string): Recipe {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new InputError(
      `'${path}' is not YAML: ${isError(error) ? error.message : error}`,
    );
  }
  const result = recipeSchema(z).safeParse(content);
  if (!result.success) {
    const [{ path: field, message }] = result.error.issues;
    throw new InputError(
      `'${path}' is no recipe of an image: ${[
        field.join('.') || 'the file',
        message,
      ].join(': ')}.`,
    );
  }
  return result.data;
}

async function readText(workspacePath: string, path: string): Promise<string> {
  try {
    return await readFile(resolveSafeChildPath(workspacePath, path), 'utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      throw new InputError(`There is no file '${path}' in the workspace.`);
    }
    throw error;
  }
}
