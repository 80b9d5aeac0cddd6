import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** How a script on the machine ended. */
export interface Outcome {
  code: number;
  output: string;
}

/**
 * A folder that stands for a gateway: scripts of the gateways run in it for real, with the real openssl, but for the
 * commands that are put in their place. Those note how they were called.
 */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), 'vdi-gateway-'));

  constructor() {
    mkdirSync(this.path('tmp'));
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(this.path(path));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Puts a command in the place of the machine's own. */
  command(name: string, body: string): void {
    this.write(
      `bin/${name}`,
      `#!/bin/bash\nprintf '%s\\n' "${name} $*" >>"$ROOT/calls"\n${body}\n`,
    );
    chmodSync(this.path('bin', name), 0o755);
  }

  /** How the commands were called, in their order */
  calls(): string[] {
    return this.has('calls') ? this.read('calls').trim().split('\n') : [];
  }

  forget(): void {
    rmSync(this.path('calls'), { force: true });
  }

  environment(variables: Record<string, string>): void {
    const lines = Object.entries({
      GATEWAY_USER: userInfo().username,
      ...variables,
    }).map(([name, value]) => `${name}='${value}'`);
    this.write('environment', lines.join('\n'));
  }

  /** @param environment - variables beside those of every machine */
  run(
    script: string,
    environment: Record<string, string> = {},
  ): Promise<Outcome> {
    return new Promise(resolve => {
      execFile(
        'bash',
        [script],
        {
          env: {
            ROOT: this.root,
            TMPDIR: this.path('tmp'),
            PATH: `${this.path('bin')}:${process.env.PATH}`,
            VDI_GATEWAY_ENVIRONMENT: this.path('environment'),
            ...environment,
          },
        },
        (error, stdout, stderr) =>
          resolve({
            code: error ? Number(error.code ?? -1) : 0,
            output: stdout + stderr,
          }),
      );
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
