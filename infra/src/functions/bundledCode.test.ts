import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  const app = new App();
  const stack = new Stack(app, 'Test');
  for (const name of NAMES) {
    new lambda.Function(stack, name, {
      code: code(name),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
    });
  }
  const { directory } = app.synth();
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

describe('bundledCode', () => {
  const environment = process.env;
  const shared = mkdtempSync(join(tmpdir(), 'vdi-shared-'));

  beforeEach(() => {
    process.env = { ...environment };
  });
  afterAll(() => {
    process.env = environment;
    rmSync(shared, { recursive: true, force: true });
  });

  /** As another process has it. */
  function afresh(): typeof bundledCode {
    let code = bundledCode;
    jest.isolateModules(() => {
      code = require('./bundledCode').bundledCode;
    });
    return code;
  }

  it('gives the same assets each time, also to another process', () => {
    delete process.env.VDI_INFRA_BUNDLES;
    const first = synthesize(afresh());
    expect(Object.keys(first)).toHaveLength(NAMES.length);
    expect(synthesize(afresh())).toEqual(first);
  });

  it('bundles once for all that share a folder', () => {
    process.env.VDI_INFRA_BUNDLES = shared;
    const first = synthesize(afresh());
    const file = join(shared, 'resolver', 'index.mjs');
    const { ino } = statSync(file);
    expect(synthesize(afresh())).toEqual(first);
    expect(statSync(file).ino).toBe(ino);
  });
});

it('says what is wrong when a function cannot be bundled', () => {
  expect(() => bundledCode('nothing' as BundleName)).toThrow(
    "'nothing' could not be bundled",
  );
});
