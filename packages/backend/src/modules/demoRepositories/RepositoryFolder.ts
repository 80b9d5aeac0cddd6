import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  ConflictError,
  InputError,
  isError,
  NotFoundError,
} from '@backstage/errors';

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** What renaming to the name of a folder with files fails with. */
const TAKEN = new Set(['ENOTEMPTY', 'EEXIST']);

/** Keeps repositories as folders without a history. */
export class RepositoryFolder {
  constructor(private readonly directory: string) {}

  static fromConfig(config: Config): RepositoryFolder {
    return new RepositoryFolder(
      resolve(config.getString('demo.repositories.directory')),
    );
  }

  /**
   * Copies a workspace. A repository that is there already has to be the same.
   *
   * @returns whether it is new
   */
  async publish(name: string, workspace: string): Promise<boolean> {
    const target = this.pathOf(name);
    const draft = await this.draft(name, workspace);
    try {
      // Whole or not at all; fails when there is one with files in it
      await rename(draft, target);
      return true;
    } catch (error) {
      if (!isError(error) || !TAKEN.has(String(error.code))) {
        throw error;
      }
      if (!(await isSame(draft, target))) {
        throw new ConflictError(
          `There is a repository '${name}' with other files already; take another name.`,
        );
      }
      return false;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  /** Paths of all files of a repository, sorted. */
  async list(name: string): Promise<string[]> {
    return filesBelow(this.pathOf(name)).catch(error => {
      throw notFound(error, `There is no repository '${name}'.`);
    });
  }

  async read(name: string, path: string): Promise<Buffer> {
    const file = resolveSafeChildPath(this.pathOf(name), path);
    return readFile(file).catch(error => {
      throw notFound(error, `There is no file '${path}' in '${name}'.`);
    });
  }

  private pathOf(name: string): string {
    if (!NAME.test(name)) {
      throw new InputError(
        `'${name}' cannot be the name of a repository: take lower-case letters, digits and hyphens, and begin with a letter.`,
      );
    }
    return join(this.directory, name);
  }

  /** Beside the repositories, so that it can be moved among them; no repository has a dot in its name. */
  private async draft(name: string, workspace: string): Promise<string> {
    const draft = join(
      this.directory,
      '.drafts',
      `${name}-${process.hrtime.bigint()}`,
    );
    await mkdir(dirname(draft), { recursive: true });
    await cp(workspace, draft, { recursive: true });
    return draft;
  }
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [names, others] = await Promise.all([one, other].map(filesBelow));
  if (names.join('\n') !== others.join('\n')) {
    return false;
  }
  for (const name of names) {
    const [text, otherText] = await Promise.all([
      readFile(join(one, name)),
      readFile(join(other, name)),
    ]);
    if (!text.equals(otherText)) {
      return false;
    }
  }
  return true;
}

function notFound(error: unknown, message: string): unknown {
  return isError(error) && ['ENOENT', 'EISDIR'].includes(String(error.code))
    ? new NotFoundError(message)
    : error;
}
