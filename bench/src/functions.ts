import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  grantKey,
  routeKey,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import { TestDirectory } from '@deskstage/vdi-lambda-directory/testUtils';
import { TestAutoScaling } from '@deskstage/vdi-lambda-gateway-refresh/testUtils';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';
import { spread, type Figure } from './measure';
import type { Scale } from './Scale';

const BUNDLE = pathToFileURL(
  resolvePackagePath('@deskstage/bench', '../scripts/bundle.mjs'),
);
const WORKSTATION = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8w';

const GROUP = 'vdi-bench-gateways';

/** A function and what it is called with. */
interface Subject {
  name: string;
  event: object;
  environment: Record<string, string>;
  /** What answers its calls to AWS */
  on: string;
}

/** A bundle as the build reports it. */
interface Bundle {
  file: string;
  bytes: number;
  gzipBytes: number;
}

/** The functions as they are deployed: one file, in a Node of its own, over stand-ins for what they call. */
export async function measureFunctions(scale: Scale): Promise<Figure[]> {
  const directory = await TestDirectory.start();
  const autoScaling = await TestAutoScaling.start(GROUP);
  const folder = await mkdtemp(join(tmpdir(), 'vdi-bench-'));
  try {
    const figures: Figure[] = [];
    for (const subject of [
      ...(await directorySubjects(directory)),
      refreshSubject(autoScaling),
    ]) {
      figures.push(...(await measureFunction(subject, folder, scale)));
    }
    return figures;
  } finally {
    await directory.stop();
    await autoScaling.stop();
    await rm(folder, { recursive: true });
  }
}

async function measureFunction(
  { name, event, environment, on }: Subject,
  folder: string,
  scale: Scale,
): Promise<Figure[]> {
  const bundle = await run<Bundle>(
    `import { bundleLambda } from '${BUNDLE}';
     report(await bundleLambda('${name}', ${JSON.stringify(
      join(folder, name),
    )}));`,
  );
  const imports: number[] = [];
  for (let round = 0; round < scale.imports; round += 1) {
    imports.push(await run<number>(importing(bundle), environment));
  }
  const calls = await run<number[]>(
    invoking(bundle, event, scale.invocations),
    environment,
  );
  const size = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  return [
    {
      measure: `Function ${name}, one call`,
      on,
      ...spread(calls),
      result: `${calls.length} calls one after the other`,
    },
    {
      measure: `Function ${name}, cold import`,
      on: 'a fresh Node',
      ...spread(imports),
      result: `${size(bundle.bytes)}, ${size(bundle.gzipBytes)} with gzip`,
    },
  ];
}

/** A route and a grant, and the events that use them. */
async function directorySubjects(directory: TestDirectory): Promise<Subject[]> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = Math.floor(Date.now() / 1000) + 24 * 3600;
  await directory.put({
    pk: routeKey(WORKSTATION),
    workstationId: WORKSTATION,
    state: 'open',
    epoch: 1,
    host: 'ip-10-0-1-23.eu-west-1.compute.internal',
    port: 8443,
    webUrlPath: '/',
    serverSessionId: 'console',
    osUser: 'desktop',
  });
  await directory.put({
    pk: grantKey(createHash('sha256').update(token).digest('hex')),
    workstationId: WORKSTATION,
    epoch: 1,
    expiresAt,
    ttl: expiresAt,
  });
  const [shape] = eventShapes;
  const common = {
    on: 'dynalite',
    environment: environmentOf(directory.endpoint, {
      DIRECTORY_TABLE: directory.tableName,
    }),
  };
  return [
    {
      ...common,
      name: 'resolver',
      event: shape.toEvent({
        path: '/resolveSession',
        query: `sessionId=${WORKSTATION}&transport=HTTP&clientIpAddress=203.0.113.9`,
      }),
    },
    {
      ...common,
      name: 'authenticator',
      event: shape.toEvent({
        path: `/authenticate/${WORKSTATION}`,
        body: new URLSearchParams({
          sessionId: 'console',
          authenticationToken: token,
          clientAddress: '203.0.113.9',
        }).toString(),
      }),
    },
  ];
}

/** The event begins a refresh once; from then on it is one that comes again. */
function refreshSubject(autoScaling: TestAutoScaling): Subject {
  return {
    name: 'gateway-refresh',
    on: 'a stub of Auto Scaling',
    environment: environmentOf(autoScaling.endpoint, {
      GATEWAY_GROUP: GROUP,
      GATEWAY_RECIPE: 'vdi-bench-gateway',
    }),
    event: {
      source: 'aws.imagebuilder',
      time: '2026-11-22T02:31:07Z',
      resources: [
        'arn:aws:imagebuilder:eu-west-1:111122223333:image/vdi-bench-gateway/1.0.0/1',
      ],
      detail: { state: { status: 'AVAILABLE' } },
    },
  };
}

function importing({ file }: Bundle): string {
  return `const start = performance.now();
    await import('${pathToFileURL(file)}');
    report(performance.now() - start);`;
}

function invoking({ file }: Bundle, event: object, count: number): string {
  return `const { handler } = await import('${pathToFileURL(file)}');
    const event = ${JSON.stringify(event)};
    const call = async () => {
      const start = performance.now();
      const answer = await handler(event, { awsRequestId: 'bench' });
      if (answer && (answer.statusCode !== 200 || answer.body.includes('result="no"'))) throw new Error(answer.body);
      return performance.now() - start;
    };
    for (let round = 0; round < 20; round += 1) await call();
    const samples = [];
    for (let round = 0; round < ${count}; round += 1) samples.push(await call());
    report(samples);`;
}

/** Runs a module in a fresh Node and gives what it reports. */
async function run<T>(
  code: string,
  environment: Record<string, string> = {},
): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const report = value => process.stdout.write(JSON.stringify({ value }) + '\\n');
       ${code}`,
    ],
    {
      env: { PATH: process.env.PATH, ...environment },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const [last] = stdout.trim().split('\n').reverse();
  return JSON.parse(last).value;
}

function environmentOf(
  endpoint: string,
  own: Record<string, string>,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    ...own,
  };
}
