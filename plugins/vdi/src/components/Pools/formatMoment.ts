/** A time of the coming week: of the day today, with the weekday otherwise, in the reader's time zone. */
export function formatMoment(
  time: number,
  now: number,
  language: string,
): string {
  const sameDay =
    new Date(time).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    weekday: sameDay ? undefined : 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(time);
}
