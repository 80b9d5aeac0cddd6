/**
 * Whether this process has compared the fleet with the database. Until then the database may be one that was restored,
 * and knows neither every claim nor every launch: nothing is given away, launched or ended because of what it says.
 */
export class FirstSweep {
  private over = false;

  get isOver(): boolean {
    return this.over;
  }

  finish(): void {
    this.over = true;
  }
}
