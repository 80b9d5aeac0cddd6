/** Where and as what a machine can be launched. */
export interface Placement {
  /** The launch template's own when absent */
  subnetId?: string;
  /** The launch template's own when absent */
  instanceType?: string;
}

/** Subnets and instance types that a template allows, each in order of preference. */
export interface PlacementChoices {
  subnetIds: string[];
  instanceTypes: string[];
}

/** Every placement in the order in which they are tried: all subnets with the first type, then with the next. */
export function placementsOf(choices: PlacementChoices): Placement[] {
  const subnets = orOwn(choices.subnetIds);
  return orOwn(choices.instanceTypes).flatMap(instanceType =>
    subnets.map(subnetId => ({ instanceType, subnetId })),
  );
}

function orOwn(values: string[]): (string | undefined)[] {
  return values.length > 0 ? values : [undefined];
}

/** A sentence about the placements that had no capacity. */
export function describeTried(tried: Placement[]): string {
  const types = distinct(tried.map(each => each.instanceType));
  const subnets = distinct(tried.map(each => each.subnetId));
  const what =
    types.length > 0 ? types.join(' or ') : "machine of the template's type";
  const where =
    subnets.length > 0 ? subnets.join(' or ') : "the template's subnet";
  return `EC2 has no ${what} free in ${where} at the moment.`;
}

function distinct(values: (string | undefined)[]): string[] {
  return [...new Set(values.filter(value => value !== undefined))] as string[];
}
