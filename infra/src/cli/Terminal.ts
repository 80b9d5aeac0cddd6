import { createInterface } from 'node:readline/promises';

/** Where a command says what it does, and asks. */
export interface Terminal {
  /** Writes a line. */
  say(line: string): void;
  /** Whether the person agrees. */
  ask(question: string): Promise<boolean>;
}

/** A question in a place where nobody can answer. */
export class NobodyToAskError extends Error {
  constructor() {
    super('There is nobody to ask here; add --yes if you agree.');
    this.name = 'NobodyToAskError';
  }
}

/** The terminal of this process. */
export class ProcessTerminal implements Terminal {
  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  async ask(question: string): Promise<boolean> {
    if (!process.stdin.isTTY) {
      throw new NobodyToAskError();
    }
    const lines = createInterface(process.stdin, process.stdout);
    try {
      const answer = await lines.question(`${question} [y/N] `);
      return /^y(es)?$/i.test(answer.trim());
    } finally {
      lines.close();
    }
  }
}
