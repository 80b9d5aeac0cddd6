import {
  formatClock,
  formatDuration,
  formatRelative,
  formatRoughly,
  formatSeconds,
} from './duration';

const SECOND = 1000;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

it.each([
  [0, '0 sec', '0 s'],
  [45 * SECOND, '45 sec', '45 s'],
  [72 * SECOND, '1 min 12 sec', '1 min 12 s'],
  [3_600 * SECOND, '1 hr', '1 h'],
  [11_400 * SECOND, '3 hr 10 min', '3 h 10 min'],
  [90_061 * SECOND, '1 day 1 hr', '1 j 1 h'],
])('writes %d ms as a duration', (milliseconds, english, french) => {
  expect(plain(formatDuration(milliseconds, 'en'))).toBe(english);
  expect(plain(formatDuration(milliseconds, 'fr'))).toBe(french);
});

it.each([
  [1, '5 sec'],
  [17, '20 sec'],
  [52, '50 sec'],
  [89, '90 sec'],
  [100, '2 min'],
  [7_200, '2 hr'],
])('rounds %d seconds', (seconds, text) => {
  expect(plain(formatRoughly(seconds * SECOND, 'en'))).toBe(text);
});

it.each([
  [0.42, '0.4 sec'],
  [38.6, '39 sec'],
  [125.4, '2 min 5 sec'],
])('writes %d measured seconds', (seconds, text) => {
  expect(plain(formatSeconds(seconds, 'en'))).toBe(text);
});

it('writes times relative to now', () => {
  expect(formatRelative(0, 0, 'en')).toBe('now');
  expect(formatRelative(0, 185 * SECOND, 'en')).toBe('3 minutes ago');
  expect(plain(formatRelative(0, 185 * SECOND, 'fr'))).toBe('il y a 3 minutes');
});

it('names the day of a time that is not today’s, and the date of one that is far', () => {
  const now = new Date(2026, 10, 22, 22, 51).getTime();
  const at = (...day: [number, number, number, number, number]) =>
    plain(formatClock(new Date(...day).getTime(), now, 'en'));
  expect(at(2026, 10, 22, 23, 13)).toBe('11:13 PM');
  expect(at(2026, 10, 23, 3, 51)).toBe('Mon 3:51 AM');
  expect(at(2026, 11, 24, 3, 51)).toBe('12/24/26, 3:51 AM');
});
