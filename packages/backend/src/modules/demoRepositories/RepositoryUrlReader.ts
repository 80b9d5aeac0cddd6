import { Readable } from 'node:stream';
import {
  ReadUrlResponseFactory,
  type ReadTreeResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import type {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { RepositoryFolder } from './RepositoryFolder';

/** Reads the demo's repositories by their addresses, as other readers read those of Git hosts. */
export class RepositoryUrlReader implements UrlReaderService {
  constructor(
    private readonly options: {
      repositories: RepositoryFolder;
      /** Address below which the repositories are, with a slash at its end */
      baseUrl: string;
      treeResponseFactory: ReadTreeResponseFactory;
    },
  ) {}

  handles(url: URL): boolean {
    return url.href.startsWith(this.options.baseUrl);
  }

  async readUrl(url: string): Promise<UrlReaderServiceReadUrlResponse> {
    const { name, path } = this.parse(url);
    const content = await this.options.repositories.read(name, path);
    return ReadUrlResponseFactory.fromReadable(Readable.from([content]));
  }

  async readTree(
    url: string,
    options?: UrlReaderServiceReadTreeOptions,
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { repositories, treeResponseFactory } = this.options;
    const { name, path } = this.parse(url);
    const folder = path.replace(/\/*$/, path ? '/' : '');
    const files = (await repositories.list(name))
      .filter(file => file.startsWith(folder))
      .map(file => ({ file, path: file.slice(folder.length) }))
      .filter(file => options?.filter?.(file.path, { size: 0 }) ?? true);
    return treeResponseFactory.fromReadableArray(
      await Promise.all(
        files.map(async file => ({
          data: Readable.from([await repositories.read(name, file.file)]),
          path: file.path,
        })),
      ),
    );
  }

  async search(url: string): Promise<UrlReaderServiceSearchResponse> {
    const file = await this.readUrl(url);
    return { files: [{ url, content: file.buffer }], etag: '' };
  }

  private parse(url: string): { name: string; path: string } {
    if (!this.handles(new URL(url))) {
      throw new InputError(`'${url}' is no repository of the demo.`);
    }
    const { pathname } = new URL(url);
    const [name, ...path] = pathname
      .slice(new URL(this.options.baseUrl).pathname.length)
      .split('/');
    return { name, path: decodeURIComponent(path.join('/')) };
  }
}
