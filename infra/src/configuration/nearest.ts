/** The candidate that differs least from what was written, when it is near enough to have been meant. */
export function nearest(
  written: string,
  candidates: Iterable<string>,
): string | undefined {
  let best: string | undefined;
  // More than a third of the letters changed is another word
  let fewest = Math.max(2, Math.ceil(written.length / 3)) + 1;
  for (const candidate of candidates) {
    const changes = distance(written.toLowerCase(), candidate.toLowerCase());
    if (changes < fewest) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + change));
    }
    row = next;
  }
  return row[other.length];
}
