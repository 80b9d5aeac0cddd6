import type { Problem } from '../Problem';
import type { Check } from './Check';
import { canonical, overlap, prefixOf } from './cidrs';

/** No network is larger; two halves of all addresses are as open as the whole. */
const LARGEST = 8;

/** Who may reach the gateways. */
export const checkAccess: Check = ({ gateway }) => {
  if (!gateway) {
    return [];
  }
  const { allowedCidrs, allowAnyone } = gateway;
  return allowedCidrs.flatMap((cidr, index) => {
    const path = ['gateway', 'allowedCidrs', index];
    return [
      ...anyone(path, cidr, allowAnyone),
      ...notCanonical(path, cidr),
      ...covered(path, cidr, allowedCidrs.slice(0, index)),
    ];
  });
};

function anyone(path: PropertyKey[], cidr: string, meant: boolean): Problem[] {
  if (meant || prefixOf(cidr) >= LARGEST) {
    return [];
  }
  const whom =
    prefixOf(cidr) === 0 ? 'everybody' : 'more than any one network holds';
  return [
    {
      path,
      message: `${cidr} admits ${whom}; set gateway.allowAnyone: true if that is meant`,
    },
  ];
}

function notCanonical(path: PropertyKey[], cidr: string): Problem[] {
  const written = canonical(cidr);
  return written === cidr
    ? []
    : [
        {
          path,
          message: `${cidr} names an address within the range; write ${written} for the range, or a /32 for that address alone`,
        },
      ];
}

function covered(
  path: PropertyKey[],
  cidr: string,
  earlier: string[],
): Problem[] {
  const other = earlier.find(each => overlap(cidr, each));
  if (other === undefined) {
    return [];
  }
  if (other === cidr) {
    return [{ path, message: `${cidr} is named twice; remove one` }];
  }
  const narrower = prefixOf(cidr) > prefixOf(other) ? cidr : other;
  return [
    {
      path,
      message: `${cidr} overlaps with ${other}; remove ${narrower}, which the other includes`,
    },
  ];
}
