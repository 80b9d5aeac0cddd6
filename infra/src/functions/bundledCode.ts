import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** The functions that are deployed, by their folder in `lambdas`. */
export type BundleName = 'resolver' | 'authenticator' | 'gateway-refresh';

const HOME = dirname(require.resolve('@deskstage/infra/package.json'));
const SCRIPT = join(HOME, '../scripts/bundle.mjs');
const BUNDLES = join(HOME, 'dist/functions');

const bundles = new Map<BundleName, string>();

/**
 * The code of a function, bundled by `scripts/bundle.mjs` at synthesis: without Docker, and once a process, or once for
 * all processes that share a folder in `VDI_INFRA_BUNDLES`, as those of a test run do. The hash of the asset is that of
 * the bundle's content, so that a function changes only when its code does.
 *
 * @throws when the function cannot be bundled, with what esbuild says
 */
export function bundledCode(name: BundleName): lambda.AssetCode {
  const folder = bundles.get(name) ?? sharedBundle(name) ?? bundle(name);
  bundles.set(name, folder);
  return lambda.Code.fromAsset(folder);
}

/** One that another process has made; the script puts whole files in their place. */
function sharedBundle(name: BundleName): string | undefined {
  const { VDI_INFRA_BUNDLES } = process.env;
  const folder = VDI_INFRA_BUNDLES && join(VDI_INFRA_BUNDLES, name);
  return folder && existsSync(join(folder, 'index.mjs')) ? folder : undefined;
}

/** In a process of its own, because a construct cannot wait, and esbuild takes its options from one place. */
function bundle(name: BundleName): string {
  const directory = process.env.VDI_INFRA_BUNDLES ?? BUNDLES;
  const { status, stderr } = spawnSync(
    process.execPath,
    [SCRIPT, name, '--to', directory],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`The function '${name}' could not be bundled. ${stderr}`);
  }
  return join(directory, name);
}
