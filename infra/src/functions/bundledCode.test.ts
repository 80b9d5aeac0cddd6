import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { bundledCode, type BundleName } from './bundledCode';

const NAMES: BundleName[] = ['resolver', 'authenticator', 'gateway-refresh'];

interface AssetManifest {
  files: Record<string, { source: { path: string; packaging: string } }>;
}

/** What a synthesis publishes: file names and content by the hash of each asset. */
function synthesize(code: typeof bundledCode) {
  const stack = new Stack(new App(), 'Test');
  for (const name of NAMES) {
    new lambda.Function(stack, name, {
      code: code(name),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
    });
  }
  const { directory } = (stack.node.root as App).synth();
  const manifest: AssetManifest = JSON.parse(
    readFileSync(join(directory, 'Test.assets.json'), 'utf8'),
  );
  const folders = Object.entries(manifest.files)
    .filter(([, { source }]) => source.packaging === 'zip')
    .map(([hash, { source }]) => [
      hash,
      readFileSync(join(directory, source.path, 'index.mjs'), 'utf8'),
    ]);
  return Object.fromEntries(folders);
}

it('gives the same assets each time, also to another process', async () => {
  const first = synthesize(bundledCode);
  expect(Object.keys(first)).toHaveLength(NAMES.length);

  let again: typeof bundledCode | undefined;
  jest.isolateModules(() => {
    again = require('./bundledCode').bundledCode;
  });
  expect(again).not.toBe(bundledCode);
  expect(synthesize(again!)).toEqual(first);
});

it('says what is wrong when a function cannot be bundled', () => {
  expect(() => bundledCode('nothing' as BundleName)).toThrow(
    "'nothing' could not be bundled",
  );
});
