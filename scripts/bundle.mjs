// Bundles the functions at the gateway into one file each, with the AWS client inside: that starts faster
// than the copy in the Lambda runtime, and its version is the one that was tested.
//
//   node scripts/bundle.mjs resolver|authenticator|gateway-refresh|all [--to <folder>]
//
// The file is `<name>/index.mjs` in the folder, or `lambdas/<name>/dist/index.mjs`.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const INDEX = 'index.mjs';
const lambdas = fileURLToPath(new URL('../lambdas/', import.meta.url));

export const bundleNames = ['authenticator', 'gateway-refresh', 'resolver'];

/**
 * Writes `index.mjs`, whose export is `handler`. The same source gives the same bytes, and the file is whole at any
 * time, so that several processes may write and read it at once.
 *
 * @param {string} name - of a folder in `lambdas`
 * @param {string} [directory] - to write into; default: `dist` in that folder
 * @returns {Promise<{name: string, directory: string, file: string, bytes: number, gzipBytes: number}>}
 */
export async function bundleLambda(
  name,
  directory = join(lambdas, name, 'dist'),
) {
  const file = join(directory, INDEX);
  const { outputFiles } = await build({
    entryPoints: [join(lambdas, name, 'src/index.ts')],
    write: false,
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
  const content = outputFiles[0].contents;
  await replaceFile(file, content);
  return {
    name,
    directory,
    file,
    bytes: content.length,
    gzipBytes: gzipSync(content).length,
  };
}

/** Puts a file in its place whole. */
async function replaceFile(file, content) {
  const unfinished = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}

async function main(args) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' } },
  });
  const [name] = positionals;
  const names = name === 'all' ? bundleNames : [name];
  if (!names.every(one => bundleNames.includes(one))) {
    console.error(`Say which: ${bundleNames.join(', ')} or all.`);
    process.exitCode = 1;
    return;
  }
  for (const one of names) {
    const { file, bytes, gzipBytes } = await bundleLambda(
      one,
      values.to && join(values.to, one),
    );
    console.log(`${file}: ${bytes} bytes, ${gzipBytes} with gzip`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
