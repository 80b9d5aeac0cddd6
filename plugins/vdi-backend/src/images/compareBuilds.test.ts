import { comparePackages, compareSettings } from './compareBuilds';

describe('compareSettings', () => {
  it('names each field that differs, with both values', () => {
    expect(
      compareSettings(
        {
          name: 'Data',
          base: { templateId: 'ubuntu' },
          packages: ['git', 'jq'],
          diskGiB: 60,
        },
        {
          name: 'Data',
          base: { templateId: 'ubuntu', imageId: 'ami-0123456789abcdef0' },
          packages: ['git'],
          installScript: 'true',
        },
      ),
    ).toEqual([
      { field: 'packages', from: 'git, jq', to: 'git' },
      { field: 'diskGiB', from: '60', to: undefined },
      { field: 'base.imageId', from: undefined, to: 'ami-0123456789abcdef0' },
      { field: 'installScript', from: undefined, to: 'true' },
    ]);
  });

  it('finds nothing where nothing differs, whatever the order of the fields', () => {
    expect(
      compareSettings({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }),
    ).toEqual([]);
    expect(compareSettings({ a: undefined }, {})).toEqual([]);
  });

  it('sees a change within a component', () => {
    const [change] = compareSettings(
      { components: [{ name: 'x', document: 'a' }] },
      { components: [{ name: 'x', document: 'b' }] },
    );
    expect(change.field).toBe('components');
    expect(change.from).not.toBe(change.to);
  });
});

describe('comparePackages', () => {
  it('tells new, gone and changed packages, by name', () => {
    expect(
      comparePackages(
        [
          { name: 'zlib', version: '1' },
          { name: 'git', version: '2.43' },
          { name: 'jq', version: '1.7' },
        ],
        [
          { name: 'git', version: '2.44' },
          { name: 'jq', version: '1.7' },
          { name: 'code', version: '1.100' },
        ],
      ),
    ).toEqual([
      { name: 'code', from: undefined, to: '1.100' },
      { name: 'git', from: '2.43', to: '2.44' },
      { name: 'zlib', from: '1', to: undefined },
    ]);
  });

  it('counts versions that are installed beside each other as one value', () => {
    const kernels = (...versions: string[]) =>
      versions.map(version => ({ name: 'kernel', version }));
    expect(comparePackages(kernels('6', '5'), kernels('5', '6'))).toEqual([]);
    expect(comparePackages(kernels('5'), kernels('5', '6'))).toEqual([
      { name: 'kernel', from: '5', to: '5, 6' },
    ]);
  });
});
