import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WorldState } from './World';

const FORMAT = 1;
const DEBOUNCE = 250;

/** The world's state in a JSON file, written a moment after changes and never half. */
export class Snapshot {
  private readonly file: string;
  private readonly state: WorldState;
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();

  constructor(file: string, state: WorldState) {
    this.file = file;
    this.state = state;
  }

  /** Fills the state from the file; `false` when there is none. */
  async load(): Promise<boolean> {
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    Object.assign(this.state, parse(text, this.file));
    return true;
  }

  /** Writes soon, together with what changes until then. */
  touch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.save().catch(error => {
        process.stderr.write(`Cannot write '${this.file}': ${error}\n`);
      });
    }, DEBOUNCE);
  }

  /** Writes now and waits for it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.save();
  }

  private save(): Promise<void> {
    this.writing = this.writing
      .catch(() => undefined)
      .then(async () => {
        const temporary = `${this.file}.tmp`;
        await mkdir(dirname(this.file), { recursive: true });
        await writeFile(temporary, serialize(this.state));
        await rename(temporary, this.file);
      });
    return this.writing;
  }

  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

function serialize(state: WorldState): string {
  return JSON.stringify({ format: FORMAT, state }, (_key, value) =>
    value instanceof Map ? { $map: [...value] } : value,
  );
}

function parse(text: string, file: string): WorldState {
  let content: { format?: number; state?: WorldState };
  try {
    content = JSON.parse(text, (_key, value) =>
      Array.isArray(value?.$map) ? new Map(value.$map) : value,
    );
  } catch {
    throw new Error(`'${file}' is not readable; remove it to begin anew.`);
  }
  if (content.format !== FORMAT || !content.state) {
    throw new Error(
      `'${file}' was written by another version of the simulator; remove it to begin anew.`,
    );
  }
  return content.state;
}
