import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/** Does work in rounds, one after the other; whoever asks while one is under way gets another after it. */
export class Rounds {
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly options: {
      /** @returns whether there is more to do */
      round: () => Promise<boolean>;
      /** What cannot be done when a round fails, for the log */
      failure: string;
      logger: LoggerService;
    },
  ) {}

  /** Begins, without waiting for it. */
  kick(): void {
    this.again = true;
    this.running ??= this.work().finally(() => {
      this.running = undefined;
      if (this.again) {
        this.kick();
      }
    });
  }

  /** Resolves when the rounds under way are over. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async work(): Promise<void> {
    const { round, failure, logger } = this.options;
    try {
      while (this.again) {
        this.again = false;
        const more = await round();
        this.again ||= more;
      }
    } catch (error) {
      // What was left is done at the next kick.
      logger.warn(`VDI: ${failure}: ${stringifyError(error)}`);
    }
  }
}
