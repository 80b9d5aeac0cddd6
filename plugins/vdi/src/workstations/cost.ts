/** An amount of US dollars; smaller ones keep the digits that tell them apart. */
export function formatDollars(dollars: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: dollars > 0 && dollars < 0.01 ? 3 : 2,
  }).format(dollars);
}
