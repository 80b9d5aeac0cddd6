import { ResponseError } from '@backstage/errors';
import type { VdiRequestOptions } from './VdiApi';

/** Parameters of a query; what is absent or empty is left out. */
export type Query = Record<
  string,
  string | number | readonly string[] | undefined | null
>;

/** What a request consists of, beside its path. */
export interface RequestOptions extends VdiRequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * Sends a request to the VDI backend and reads the answer.
 *
 * @param path - below `/api/vdi/v1`
 * @throws ResponseError when the backend refuses
 */
export type Send = <T>(path: string, options?: RequestOptions) => Promise<T>;

/** A {@link Send} over Backstage's discovery and fetch. */
export function createSend(apis: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}): Send {
  return async <T>(path: string, options: RequestOptions = {}) => {
    const { method = 'GET', query, body, token, signal } = options;
    const baseUrl = await apis.discoveryApi.getBaseUrl('vdi');
    const headers: Record<string, string> = { ...options.headers };
    if (token) {
      headers.Authorization = `Bearer ${token}`;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const response = await apis.fetchApi.fetch(
      `${baseUrl}/v1${path}${toSearch(query)}`,
      {
        method,
        headers,
        signal,
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  };
}

function toSearch(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (each !== undefined && each !== null && each !== '') {
        search.append(key, String(each));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
