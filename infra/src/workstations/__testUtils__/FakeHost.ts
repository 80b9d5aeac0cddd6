import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in for every program that the script calls; it keeps what they did in files. */
const SHIM = `#!/bin/bash
name="\${0##*/}"
cd "$FAKE_STATE" || exit 99
echo "$name $*" >>calls
env >>environment
owner() { [ -s session ] && cat session; }
restart() {
  echo active >server
  owner=$(sed -n "s/^owner='\\(.*\\)'$/\\1/p" "$VDI_CONFIG" | sed 's/\\\\\\\\/\\\\/g')
  if [ -e automatic-broken ] || ! grep -q '^create-session=true$' "$VDI_CONFIG"; then : >session; else printf %s "$owner" >session; fi
}
case "$name $1" in
  'curl '*) [ -e no-imds ] && exit 22; case "$*" in *PUT*) echo TOKEN ;; *) echo "$FAKE_INSTANCE" ;; esac ;;
  'systemctl restart') [ -e restart-broken ] && exit 1; restart ;;
  'systemctl start') restart ;;
  'systemctl is-active') grep -q active server ;;
  'getent passwd') grep "^$2:" passwd ;;
  'useradd '*) echo "\${!#}:x:1001:1001::/home/\${!#}:/bin/bash" >>passwd ;;
  'chpasswd '*) cat >>shadow ;;
  'aws secretsmanager') cat secret ;;
  'dcv version') printf 'Amazon DCV 2025.0 (r20103)\\nCopyright\\n' ;;
  'dcv list-sessions') grep -q active server && echo '[]' ;;
  'dcv describe-session') owner >/dev/null || { echo 'no such session' >&2; exit 1; }
    printf '{\\n  "id" : "console",\\n  "owner":"%s",\\n  "num-of-connections" : 2\\n}\\n' "$(owner | sed 's/\\\\/\\\\\\\\/g')" ;;
  'dcv close-session') : >session ;;
  'dcv create-session') [ -e create-broken ] && exit 1; owner >/dev/null && exit 1; printf %s "$4" >session ;;
  *) echo "unexpected: $name $*" >&2; exit 98 ;;
esac
`;

const PROGRAMS = [
  'aws',
  'chpasswd',
  'curl',
  'dcv',
  'getent',
  'systemctl',
  'useradd',
];

export interface Run {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A machine with bash and awk, on which DCV, systemd, accounts and AWS are stand-ins. */
export class FakeHost {
  private constructor(
    readonly instanceId: string,
    private readonly folder: string,
    private readonly listener: Server,
  ) {}

  static async create(options: {
    instanceId: string;
    config: string;
    password?: string;
  }): Promise<FakeHost> {
    const folder = await mkdtemp(join(tmpdir(), 'vdi-host-'));
    const listener = createServer(socket => socket.end());
    await new Promise<void>(resolve =>
      listener.listen(0, '127.0.0.1', resolve),
    );
    const host = new FakeHost(options.instanceId, folder, listener);
    await mkdir(join(folder, 'bin'));
    await host.write('bin/shim', SHIM);
    await chmod(join(folder, 'bin/shim'), 0o755);
    for (const program of PROGRAMS) {
      await symlink('shim', join(folder, 'bin', program));
    }
    await host.write('dcv.conf', options.config);
    await host.write('secret', `${options.password ?? ''}\n`);
    await host.write('passwd', 'root:x:0:0::/root:/bin/bash\n');
    await host.write('server', 'active');
    await host.write('session', '');
    return host;
  }

  /** A port of the loopback interface that accepts connections */
  get port(): number {
    const address = this.listener.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** Runs a script the way the SSM agent does. */
  async run(script: string): Promise<Run> {
    await this.write('_script.sh', script);
    await chmod(join(this.folder, '_script.sh'), 0o755);
    return new Promise(resolve =>
      execFile(
        join(this.folder, '_script.sh'),
        {
          env: {
            ...process.env,
            PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
            FAKE_STATE: this.folder,
            FAKE_INSTANCE: this.instanceId,
            VDI_CONFIG: join(this.folder, 'dcv.conf'),
            VDI_LOG: join(this.folder, 'log'),
            VDI_ASSET_TAG: join(this.folder, 'asset-tag'),
            VDI_PATIENCE: '1',
          },
        },
        (error, stdout, stderr) =>
          resolve({
            exitCode: typeof error?.code === 'number' ? error.code : 0,
            stdout,
            stderr,
          }),
      ),
    );
  }

  async read(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8').catch(() => '');
  }

  async write(file: string, content: string): Promise<void> {
    await writeFile(join(this.folder, file), content);
  }

  async delete(file: string): Promise<void> {
    await rm(join(this.folder, file), { force: true });
  }

  /** The calls of programs since the last time, in order. */
  async takeCalls(): Promise<string[]> {
    const calls = (await this.read('calls')).split('\n').filter(Boolean);
    await this.delete('calls');
    return calls;
  }

  async dispose(): Promise<void> {
    await new Promise(resolve => this.listener.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A port of the loopback interface on which nothing listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise(resolve => server.close(resolve));
  return port;
}
