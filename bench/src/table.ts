import type { Figure } from './measure';

const HEADINGS = ['Measure', 'On', 'p50 ms', 'p99 ms', 'Result'];
/** Columns of numbers, which end in line. */
const NUMBERS = [false, false, true, true, false];

/** The figures in columns, for a terminal or as Markdown. */
export function formatTable(
  figures: Figure[],
  format: 'text' | 'markdown',
): string {
  const rows = figures.map(each => [
    each.measure,
    each.on,
    milliseconds(each.p50),
    milliseconds(each.p99),
    each.result ?? '',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) => {
    const padded = cells.map((cell, column) =>
      NUMBERS[column]
        ? cell.padStart(widths[column])
        : cell.padEnd(widths[column]),
    );
    return format === 'markdown'
      ? `| ${padded.join(' | ')} |`
      : padded.join('  ').trimEnd();
  };
  const rule = widths.map((width, column) =>
    format === 'markdown' && NUMBERS[column]
      ? `${'-'.repeat(width - 1)}:`
      : '-'.repeat(width),
  );
  return [line(HEADINGS), line(rule), ...rows.map(line)].join('\n');
}

function milliseconds(value: number | undefined): string {
  if (value === undefined) {
    return '';
  }
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0);
}
