/** A time of the day, in hours after midnight, in which a share of the day's requests arrive. */
interface Span {
  from: number;
  to: number;
  share: number;
  /** More in the middle than at its ends */
  peaked?: boolean;
}

/** Early birds, the morning rush, the day, and the evening. */
const SPANS: Span[] = [
  { from: 5.5, to: 8, share: 0.05 },
  { from: 8, to: 9.5, share: 0.6, peaked: true },
  { from: 9.5, to: 17.5, share: 0.32 },
  { from: 18, to: 23, share: 0.03 },
];

/** When people ask for workstations on a working day: seconds after midnight, ascending; the same for the same seed. */
export function arrivals(count: number, seed: number): number[] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    let choice = random();
    const span = SPANS.find(({ share }) => (choice -= share) < 0) ?? SPANS[1];
    const where = span.peaked ? (random() + random()) / 2 : random();
    return Math.round((span.from + where * (span.to - span.from)) * 3600);
  }).sort((a, b) => a - b);
}

/** Pseudo-random numbers from 0 to 1: a linear congruential generator is random enough here. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
