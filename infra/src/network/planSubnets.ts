/** Prefix lengths of the subnets of a VPC, and how many zones they leave room for. */
export interface SubnetPlan {
  /** Of each private subnet */
  readonly privateMask: number;
  /** Of each public subnet */
  readonly publicMask: number;
  /** Zones that the range has room for */
  readonly zones: number;
}

/** VPCs that zones can be added to: 32 addresses is the least that each subnet should have. */
const LARGEST = 16;
const SMALLEST = 24;
/** A zone that is added later must not move the subnets of the others, so their room is kept. */
const ZONES = 4;

/**
 * Divides the range of a new VPC: an eighth for the machines of each zone, and little for what stands in public
 * subnets, which is one address of the load balancer and a NAT gateway.
 *
 * @throws when the range is too small or larger than a VPC can be
 */
export function planSubnets(cidr: string): SubnetPlan {
  const prefix = Number(cidr.split('/')[1]);
  if (!(prefix >= LARGEST && prefix <= SMALLEST)) {
    throw new Error(
      `'network.cidr' is ${cidr}; a new VPC takes a range of /${LARGEST} to /${SMALLEST}.`,
    );
  }
  return {
    privateMask: prefix + 3,
    publicMask: Math.min(prefix + 8, 27),
    zones: ZONES,
  };
}
