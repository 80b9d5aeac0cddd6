import { describeTried, placementsOf } from './placements';

describe('placementsOf', () => {
  it('tries every subnet with the preferred type before the next type', () => {
    expect(
      placementsOf({ subnetIds: ['a', 'b'], instanceTypes: ['m7i', 'm6i'] }),
    ).toEqual([
      { instanceType: 'm7i', subnetId: 'a' },
      { instanceType: 'm7i', subnetId: 'b' },
      { instanceType: 'm6i', subnetId: 'a' },
      { instanceType: 'm6i', subnetId: 'b' },
    ]);
  });

  it("leaves to the launch template what nobody chose, so there's always one", () => {
    expect(placementsOf({ subnetIds: [], instanceTypes: [] })).toEqual([
      { instanceType: undefined, subnetId: undefined },
    ]);
    expect(placementsOf({ subnetIds: ['a'], instanceTypes: [] })).toEqual([
      { instanceType: undefined, subnetId: 'a' },
    ]);
  });
});

describe('describeTried', () => {
  it('names each type and subnet once', () => {
    expect(
      describeTried(
        placementsOf({ subnetIds: ['a', 'b'], instanceTypes: ['m7i', 'm6i'] }),
      ),
    ).toBe('EC2 has no m7i or m6i free in a or b at the moment.');
  });

  it('has words for what the launch template decides', () => {
    expect(describeTried([{}])).toBe(
      "EC2 has no machine of the template's type free in the template's subnet at the moment.",
    );
  });
});
