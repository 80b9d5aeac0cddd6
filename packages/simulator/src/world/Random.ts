/** Pseudo-random numbers (mulberry32) whose state survives a restart, so that no id comes twice. */
export class Random {
  private readonly holder: { randomState: number };

  constructor(holder: { randomState: number }) {
    this.holder = holder;
  }

  /** In [0, 1) */
  next(): number {
    this.holder.randomState = (this.holder.randomState + 0x6d2b79f5) % 2 ** 32;
    let t = this.holder.randomState;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  hex(length: number): string {
    return this.text('0123456789abcdef', length);
  }

  text(alphabet: string, length: number): string {
    let text = '';
    while (text.length < length) {
      text += alphabet[Math.floor(this.next() * alphabet.length)];
    }
    return text;
  }

  uuid(): string {
    const part = (length: number) => this.hex(length);
    return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(12)}`;
  }
}
