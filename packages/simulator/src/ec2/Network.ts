import type { Tags } from './Tags';

export type Platform = 'linux' | 'windows';

export interface Subnet {
  subnetId: string;
  vpcId: string;
  availabilityZone: string;
  /** First two bytes and the third byte's start of its addresses */
  cidrBlock: string;
  tags: Tags;
}

/** The address of the n-th instance in a subnet; a /17 holds 32 000 of them before they repeat. */
export function addressIn(subnet: Subnet, n: number): string {
  const [a, b, c] = subnet.cidrBlock.split('.').map(part => parseInt(part, 10));
  const host = (n % 32_000) + 10;
  return `${a}.${b}.${c + Math.floor(host / 256)}.${host % 256}`;
}

export function privateDnsNameOf(address: string, region: string): string {
  return `ip-${address.replaceAll('.', '-')}.${region}.compute.internal`;
}
