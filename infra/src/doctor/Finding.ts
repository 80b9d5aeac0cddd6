/** What the doctor found out about one thing. */
export interface Finding {
  /** `warning`: may be meant, or could not be checked; `error`: the deployment would fail or not work */
  readonly level: 'ok' | 'warning' | 'error';
  /** What was looked at */
  readonly subject: string;
  /** What was found, without a full stop */
  readonly sentence: string;
  /** What to do, without a full stop */
  readonly advice?: string;
}

/** Findings of one subject. */
export function findingsOf(subject: string) {
  return {
    ok: (sentence: string): Finding => ({ level: 'ok', subject, sentence }),
    warning: (sentence: string, advice: string): Finding => ({
      level: 'warning',
      subject,
      sentence,
      advice,
    }),
    error: (sentence: string, advice: string): Finding => ({
      level: 'error',
      subject,
      sentence,
      advice,
    }),
  };
}

/** The finding as a line: level, subject, what was found, what to do. */
export function formatFinding({
  level,
  subject,
  sentence,
  advice,
}: Finding): string {
  const found = `${level.padEnd(7)} ${subject} — ${sentence}`;
  return advice ? `${found} — ${advice}` : found;
}
