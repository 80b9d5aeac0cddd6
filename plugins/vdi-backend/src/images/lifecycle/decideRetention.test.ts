import fc from 'fast-check';
import { noonPlus } from '../../__testUtils__/builders';
import { anImageBuild } from '../__testUtils__/imageBuilders';
import type { ImageBuildRecord } from '../model';
import { decideRetention } from './decideRetention';

/** Builds 1, 2, 3…, each with the version of its number. */
const builds = (...statuses: ImageBuildRecord['status'][]) =>
  statuses.map((status, index) =>
    anImageBuild({
      number: index + 1,
      status,
      templateVersion: index + 1,
      ...(status === 'promoted' && { promotedAt: noonPlus(index) }),
    }),
  );

const numbers = (retired: ImageBuildRecord[]) =>
  retired.map(each => each.number).sort((a, b) => a - b);

describe('decideRetention', () => {
  const situation = {
    builds: builds(
      'promoted',
      'promoted',
      'candidate',
      'failed',
      'promoted',
      'promoted',
      'candidate',
    ),
    defaultVersion: 6,
    versionsInUse: new Set<number>(),
    keep: 2,
  };

  it('keeps the newest beside those that are needed', () => {
    // Default 6, rollback 5, newest 7; of 1 to 4 the two newest stay.
    expect(numbers(decideRetention(situation))).toEqual([1, 2]);
  });

  it('keeps what workstations are made of', () => {
    expect(
      numbers(
        decideRetention({ ...situation, versionsInUse: new Set([1, 9]) }),
      ),
    ).toEqual([2]);
  });

  it('keeps what a rollback may return to, also after one', () => {
    const rolledBack = situation.builds.map(each =>
      each.number === 1 ? { ...each, promotedAt: noonPlus(100) } : each,
    );
    expect(
      numbers(decideRetention({ ...situation, builds: rolledBack, keep: 0 })),
    ).toEqual([2, 3, 4]);
  });

  it('lets go at once of what nobody wants', () => {
    expect(
      numbers(
        decideRetention({
          ...situation,
          builds: builds('rejected', 'cancelled', 'promoted', 'candidate'),
          defaultVersion: 3,
          keep: 9,
        }),
      ),
    ).toEqual([1, 2]);
  });

  it('retires nothing when the default version is not known', () => {
    expect(
      decideRetention({ ...situation, defaultVersion: undefined, keep: 0 }),
    ).toEqual([]);
  });

  it('never takes what is needed, whatever there is', () => {
    const status = fc.constantFrom<ImageBuildRecord['status']>(
      'queued',
      'building',
      'trying',
      'candidate',
      'promoted',
      'rejected',
      'failed',
      'cancelled',
      'retired',
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ status, image: fc.boolean(), at: fc.nat(50) }), {
          maxLength: 12,
        }),
        fc.option(fc.nat(13), { nil: undefined }),
        fc.array(fc.nat(13)),
        fc.nat(4),
        (list, defaultVersion, used, keep) => {
          const all = list.map((each, index) =>
            anImageBuild({
              number: index + 1,
              status: each.status,
              templateVersion: each.image ? index + 1 : undefined,
              promotedAt:
                each.status === 'promoted' ? noonPlus(each.at) : undefined,
            }),
          );
          const retired = decideRetention({
            builds: all,
            defaultVersion,
            versionsInUse: new Set(used),
            keep,
          });
          const withImage = all.filter(
            each => each.templateVersion && each.status !== 'retired',
          );
          for (const each of retired) {
            expect(withImage).toContain(each);
            expect(each.templateVersion).not.toBe(defaultVersion);
            expect(used).not.toContain(each.templateVersion);
            expect(['queued', 'building', 'trying']).not.toContain(each.status);
            expect(each.number).toBeLessThan(
              Math.max(...withImage.map(other => other.number)),
            );
          }
          const left = withImage.filter(each => !retired.includes(each));
          const current = withImage.find(
            each => each.templateVersion === defaultVersion,
          );
          const target = withImage
            .filter(
              each => each.promotedAt && each.number < (current?.number ?? 0),
            )
            .at(-1);
          // What a rollback returns to, where there is such a build.
          expect(left).toEqual(expect.arrayContaining([target ?? left].flat()));
        },
      ),
    );
  });
});
