import { contentVersion } from './contentVersion';

describe('contentVersion', () => {
  it('is the same for the same content, and another for any other', () => {
    const versions = Array.from({ length: 2000 }, (_, index) =>
      contentVersion({ index }),
    );
    expect(new Set(versions).size).toBe(versions.length);
    expect(contentVersion({ index: 7 })).toBe(versions[7]);
  });

  it('keeps to what Image Builder takes', () => {
    for (let index = 0; index < 2000; index++) {
      const numbers = contentVersion(index).split('.').map(Number);
      expect(numbers).toHaveLength(3);
      for (const number of numbers) {
        expect(Number.isInteger(number)).toBe(true);
        expect(number).toBeLessThan(2 ** 30);
        expect(number).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
