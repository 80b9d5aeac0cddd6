import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { routeKey } from '@deskstage/backstage-plugin-vdi-common/directory';
import { TestDirectory } from '@deskstage/vdi-lambda-directory/testUtils';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';

const WORKSTATION = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8w';
const SCRIPT = pathToFileURL(resolve(__dirname, '../../../scripts/bundle.mjs'));

jest.setTimeout(60_000);

const [, , , functionUrl] = eventShapes;
const event = functionUrl.toEvent({
  path: '/resolveSession',
  query: `sessionId=${WORKSTATION}&transport=HTTP`,
});

/** Runs a module in a Node of its own, as Lambda would, and gives its lines of output. */
async function run(code: string, environment: Record<string, string> = {}) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { env: { PATH: process.env.PATH, ...environment } },
  );
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

it('works as one file that is told everything by its environment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'resolver-'));
  const directory = await TestDirectory.start();
  try {
    await directory.put({
      pk: routeKey(WORKSTATION),
      workstationId: WORKSTATION,
      state: 'open',
      epoch: 1,
      host: 'host.internal',
      port: 8443,
      webUrlPath: '/',
      serverSessionId: 'console',
      osUser: 'ada',
    });
    const [{ file, bytes }] = await run(
      `import { bundleLambda } from '${SCRIPT}';
       console.log(JSON.stringify(await bundleLambda('resolver', ${JSON.stringify(
         folder,
       )})));`,
    );
    expect(bytes).toBeGreaterThan(1000);

    const call = `import { handler } from '${pathToFileURL(file)}';
      console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
    const [log, result] = await run(call, {
      DIRECTORY_TABLE: directory.tableName,
      AWS_ENDPOINT_URL: directory.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    expect(log).toMatchObject({ reason: 'resolved', requestId: 'http-1' });
    expect(result.statusCode).toBe(200);
    expect(JSON.parse(result.body).DcvServerEndpoint).toBe('host.internal');

    const [failure, failed] = await run(call);
    expect(failure.error).toContain('DIRECTORY_TABLE is not set');
    expect(failed.statusCode).toBe(500);
  } finally {
    await directory.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
