/** Image Builder takes two braces for a reference to a value of its own. */
const OPENING = /\{(?=\{)/g;

/** A text as one word of bash, without a place where two braces meet. */
export function quoteForBash(text: string): string {
  return `'${text.replace(/'/g, `'\\''`).replace(OPENING, `{''`)}'`;
}

/** A text as an expression of PowerShell, without a place where two braces meet. */
export function quoteForPowershell(text: string): string {
  return `('${text.replace(/'/g, `''`).replace(OPENING, `{' + '`)}')`;
}
