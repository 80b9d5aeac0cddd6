/** Something wrong with the settings of a pool. @public */
export interface ScheduleProblem {
  /** Path of the field, such as `windows[1].to` */
  field: string;
  /** What kind of problem it is, for those who say it in another language */
  code:
    | 'number'
    | 'many'
    | 'days'
    | 'from'
    | 'to'
    | 'order'
    | 'timeZone'
    | 'overlap';
  /** What is wrong and what it takes, to be read behind the field */
  message: string;
  /** The values that the message names */
  details?: Record<string, string | number>;
}

/** What is wrong with a number that has to be whole and within limits. */
export function checkWhole(
  field: string,
  value: number,
  { least, most }: { least: number; most: number },
): ScheduleProblem[] {
  return Number.isInteger(value) && value >= least && value <= most
    ? []
    : [
        {
          field,
          code: 'number',
          message: `takes a whole number from ${least} to ${most}`,
          details: { least, most },
        },
      ];
}
