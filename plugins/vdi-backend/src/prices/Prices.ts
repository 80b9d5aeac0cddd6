/** List prices of what workstations run on. */
export interface Prices {
  /**
   * US dollars for an hour on demand in this region, by `<instance type> <platform>` with `linux` and `windows`; a
   * price that is not known is absent. Never throws: a portal without prices works.
   */
  hourly(instanceTypes: string[]): Promise<Map<string, number>>;
  /** US dollars for a gibibyte of the workstations' disks during a month; absent when it is not known. */
  diskMonthly(): Promise<number | undefined>;
}
