/**
 * A clock that begins at the machine's time and can jump ahead. It never falls behind the machine's, by which moto
 * notes when it launched what.
 */
export class Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** @param seconds - how far time jumps */
  pass(seconds: number): void {
    this.ahead += seconds * 1000;
  }
}
