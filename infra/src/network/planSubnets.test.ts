import { planSubnets } from './planSubnets';

it.each(['10.0.0.0/15', '10.0.0.0/25', '10.0.0.0/0'])(
  'refuses %s with what it takes',
  cidr => {
    expect(() => planSubnets(cidr)).toThrow(
      `'network.cidr' is ${cidr}; a new VPC takes a range of /16 to /24.`,
    );
  },
);

it.each([16, 17, 18, 19, 20, 21, 22, 23, 24])(
  'has room for its zones in a /%s',
  prefix => {
    const plan = planSubnets(`10.0.0.0/${prefix}`);
    const room = 2 ** (32 - prefix);
    const taken =
      plan.zones * (2 ** (32 - plan.privateMask) + 2 ** (32 - plan.publicMask));
    expect(taken).toBeLessThanOrEqual(room);
    // What EC2 allows, and what a load balancer, NAT and a few machines need
    expect(plan.publicMask).toBeLessThanOrEqual(27);
    expect(plan.privateMask).toBeLessThanOrEqual(27);
  },
);
