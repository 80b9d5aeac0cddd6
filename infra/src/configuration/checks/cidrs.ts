import { IPv4 } from 'ipaddr.js';

/** Whether the two IPv4 ranges have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [address, prefix] = IPv4.parseCIDR(one);
  const [otherAddress, otherPrefix] = IPv4.parseCIDR(other);
  return address.match(otherAddress, Math.min(prefix, otherPrefix));
}

/** The range as EC2 keeps it: with the first address of the range, not another one in it. */
export function canonical(cidr: string): string {
  return `${IPv4.networkAddressFromCIDR(cidr)}/${prefixOf(cidr)}`;
}

/** How many bits of the range are fixed. */
export function prefixOf(cidr: string): number {
  return IPv4.parseCIDR(cidr)[1];
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Whether the whole range is private (RFC 1918). */
export function isPrivate(cidr: string): boolean {
  return PRIVATE.some(
    range => prefixOf(cidr) >= prefixOf(range) && overlap(cidr, range),
  );
}
