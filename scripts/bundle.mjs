// Bundles the functions at the gateway into one file each, with the AWS client inside: that starts faster
// than the copy in the Lambda runtime, and its version is the one that was tested.
//
//   node scripts/bundle.mjs resolver|authenticator|all
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const lambdas = fileURLToPath(new URL('../lambdas/', import.meta.url));

export const bundleNames = ['authenticator', 'resolver'];

/**
 * Writes `index.mjs`, whose export is `handler`.
 *
 * @param {string} name - of a folder in `lambdas`
 * @param {string} [directory] - to write into, emptied first; default: `dist` in that folder
 * @returns {Promise<{name: string, directory: string, file: string, bytes: number, gzipBytes: number}>}
 */
export async function bundleLambda(
  name,
  directory = join(lambdas, name, 'dist'),
) {
  const file = join(directory, 'index.mjs');
  await rm(directory, { recursive: true, force: true });
  await build({
    entryPoints: [join(lambdas, name, 'src/index.ts')],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The SDK's ES modules, of which esbuild can leave out what is not used
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const content = await readFile(file);
  return {
    name,
    directory,
    file,
    bytes: content.length,
    gzipBytes: gzipSync(content).length,
  };
}

async function main([name]) {
  const names = name === 'all' ? bundleNames : [name];
  if (!names.every(one => bundleNames.includes(one))) {
    console.error(`Say which: ${bundleNames.join(', ')} or all.`);
    process.exitCode = 1;
    return;
  }
  for (const one of names) {
    const { file, bytes, gzipBytes } = await bundleLambda(one);
    console.log(`${file}: ${bytes} bytes, ${gzipBytes} with gzip`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
