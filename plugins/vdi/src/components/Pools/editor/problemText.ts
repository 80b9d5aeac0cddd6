import type { ScheduleProblem } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { VdiTranslate } from '../../../hooks';

/** What is wrong with a field, in the reader's language. */
export function problemText(
  { code, details = {} }: ScheduleProblem,
  t: VdiTranslate,
): string {
  const texts = {
    least: String(details.least),
    most: String(details.most),
    from: String(details.from),
    other: String(Number(details.other) + 1),
    day: String(details.day),
  };
  return t(`poolEditor.problem.${code}`, texts);
}

/** The first problem of each field, by its path. */
export function problemsByField(
  problems: readonly ScheduleProblem[],
  t: VdiTranslate,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const problem of problems) {
    if (!texts.has(problem.field)) {
      texts.set(problem.field, problemText(problem, t));
    }
  }
  return texts;
}
