/** What a call in a killed process meets. */
export class Killed extends Error {
  constructor() {
    super('the process was killed');
  }
}

/**
 * A process that can be killed at any await. Everything through which it touches the world is wrapped: from its end on
 * no call of it does anything, and the last one may or may not have taken effect.
 */
export class Process {
  dead = false;
  private fuse: number | undefined;

  /** Dies around the call after `calls` more, in half of the cases just after it took effect. */
  killAfter(calls: number): void {
    this.fuse = calls * 2 + 1;
  }

  kill(): void {
    this.dead = true;
  }

  /** The object, with each of its async methods ending at the process's end. */
  wrap<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, key, receiver) => {
        const value = Reflect.get(object, key, receiver);
        if (typeof value !== 'function') {
          return value;
        }
        return async (...args: unknown[]) => {
          this.tick();
          const result = await value.apply(object, args);
          this.tick();
          return result;
        };
      },
    });
  }

  private tick(): void {
    if (this.fuse !== undefined) {
      this.fuse -= 1;
      if (this.fuse <= 0) {
        this.dead = true;
      }
    }
    if (this.dead) {
      throw new Killed();
    }
  }
}
