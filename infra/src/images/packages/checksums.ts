import type { Package } from './Package';

/** Whether a package could have a checksum and has none yet: what `npm run infra -- packages` downloads and records. */
export function lacksChecksum(item: Package): boolean {
  return item.sha256 === undefined && !item.rolling;
}

/**
 * Refuses packages that nothing tells from forged ones.
 *
 * @throws Error that names them and says what to do
 */
export function requireVerifiable(packages: readonly Package[]): void {
  const unknown = packages.filter(
    item => item.sha256 === undefined && item.signer === undefined,
  );
  if (unknown.length > 0) {
    const files = unknown.map(item => `'${item.file}'`).join(', ');
    throw new Error(
      `packages.yaml has neither a checksum nor a signer for ${files}; run 'npm run infra -- packages', which downloads and records the checksum, and compare it with one that you trust.`,
    );
  }
}
