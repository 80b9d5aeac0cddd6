/** Where a file is fetched from: its own URL, or the mirror, which holds it under the same name. */
export function packageSource(url: string, mirror?: string): string {
  return mirror
    ? `${mirror.replace(/\/+$/, '')}/${url.slice(url.lastIndexOf('/') + 1)}`
    : url;
}
