import { TestDatabases } from '@backstage/backend-test-utils';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { WorkstationSort } from '@deskstage/backstage-plugin-vdi-common';
import fc from 'fast-check';
import { aWorkstation, NOON, noonPlus } from '../../__testUtils__/builders';
import { StoreFixture } from '../../__testUtils__/StoreFixture';
import type { WorkstationRecord } from '../WorkstationRecord';
import type {
  ListWorkstationsOptions,
  WorkstationFilter,
} from './WorkstationStore';

jest.setTimeout(60_000);

type Criteria = PermissionCriteria<WorkstationFilter>;

const AMARA = 'user:default/amara';
const BO = 'user:default/bo';
const FIELDS = [
  'createdAt',
  'name',
  'owner',
  'template',
  'status',
  'statusSince',
] as const;
const SORTS = FIELDS.flatMap(
  field => [field, `-${field}`] as WorkstationSort[],
);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('lists on %s', id => {
  let fixture: StoreFixture;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(() => fixture.clear());

  const list = (options: Partial<ListWorkstationsOptions> = {}) =>
    fixture.store.list({ sort: 'createdAt', limit: 100, ...options });

  const namesOf = async (options: Partial<ListWorkstationsOptions>) =>
    (await list({ sort: 'name', ...options })).items.map(each => each.name);

  describe('pages', () => {
    // Few different values, so that every order has ties, and nobody as an owner.
    const rows = Array.from({ length: 30 }, (_, index) =>
      aWorkstation({
        name: `desktop-${index % 4}`,
        ownerRef: [undefined, AMARA, BO][index % 3],
        templateName: ['Ubuntu', 'Windows'][index % 2],
        status: (['ready', 'pooled', 'stopped'] as const)[index % 3],
        createdAt: noonPlus(index % 5),
        statusSince: new Date(NOON.getTime() + (index % 7)),
      }),
    );

    beforeEach(() => fixture.insert(...rows));

    it.each(SORTS)('by %s are together the whole list', async sort => {
      const whole = await list({ sort });
      expect(whole).toMatchObject({ total: rows.length });
      expect(whole.nextCursor).toBeUndefined();
      expect(new Set(whole.items.map(each => each.id)).size).toBe(rows.length);
      for (const limit of [1, 7, rows.length]) {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await list({ sort, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(page.total).toBe(rows.length);
          ids.push(...page.items.map(each => each.id));
          cursor = page.nextCursor;
        } while (cursor !== undefined && ids.length <= rows.length);
        expect(ids).toEqual(whole.items.map(each => each.id));
      }
    });

    it.each(SORTS)('by %s are in that order', async sort => {
      const { items } = await list({ sort });
      const field = sort.replace('-', '') as (typeof FIELDS)[number];
      const keyOf = (each: WorkstationRecord) =>
        ({
          createdAt: each.createdAt.toISOString(),
          name: each.name,
          owner: each.ownerRef ?? '',
          template: each.templateName,
          status: each.status,
          statusSince: each.statusSince.toISOString(),
        }[field]);
      const keys = items.map(each => `${keyOf(each)} ${each.id}`);
      const sorted = [...keys].sort();
      expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    });

    it('go on where they were when rows before them come and go', async () => {
      const first = await list({ sort: 'name', limit: 10 });
      await fixture.insert(aWorkstation({ name: 'a-new-one' }));
      await fixture
        .knex('workstations')
        .where('id', first.items[9].id)
        .delete();
      const second = await list({
        sort: 'name',
        limit: 100,
        cursor: first.nextCursor,
      });
      expect(second.items).toHaveLength(rows.length - 10);
    });

    it('refuse a cursor of another order, and one that is none', async () => {
      const { nextCursor } = await list({ sort: 'name', limit: 1 });
      const encode = (value: unknown) =>
        Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const cursor of [
        'nonsense',
        '',
        encode(null),
        encode([]),
        encode({ sort: '-name', id: 7, value: 'x' }),
        encode({ sort: '-name', id: 'ws-1' }),
        encode({ sort: '-name', id: 'ws-1', value: null }),
        encode({ sort: '-name', id: 'ws-1', value: { at: 'yesterday' } }),
        nextCursor,
      ]) {
        await expect(list({ sort: '-name', cursor })).rejects.toMatchObject({
          name: 'InputError',
          message: expect.stringContaining("leave 'cursor' out"),
        });
      }
    });

    it('refuse a cursor whose value is of another kind than the column', async () => {
      const forged = (sort: WorkstationSort, value: unknown) =>
        Buffer.from(JSON.stringify({ sort, id: 'ws-1', value })).toString(
          'base64url',
        );
      for (const [sort, value] of [
        ['createdAt', 'yesterday'],
        ['-statusSince', 'x'],
        ['name', 7],
        ['name', { at: NOON.toISOString() }],
        ['createdAt', 1e300],
        ['name', '\u0000'],
      ] as [WorkstationSort, unknown][]) {
        await expect(
          list({ sort, cursor: forged(sort, value) }),
        ).rejects.toMatchObject({ name: 'InputError' });
      }
    });
  });

  describe('filters', () => {
    beforeEach(async () => {
      await fixture.insert(
        aWorkstation({
          name: 'alpha',
          ownerRef: AMARA,
          entityRef: 'component:default/payments',
          instanceId: 'i-0abc',
        }),
        aWorkstation({
          name: 'Beta_100%',
          ownerRef: BO,
          status: 'stopped',
          templateId: 'windows-2022',
          templateName: 'Windows Server',
        }),
        aWorkstation({ name: 'warm', ownerRef: undefined, status: 'pooled' }),
        aWorkstation({ name: 'gone', ownerRef: AMARA, status: 'terminated' }),
        aWorkstation({ name: 'Équipe \\o/', ownerRef: BO, status: 'failed' }),
      );
    });

    it.each<[string, Partial<ListWorkstationsOptions>, string[]]>([
      ['nothing', {}, ['Beta_100%', 'alpha', 'warm', 'Équipe \\o/']],
      ['an owner', { owner: AMARA }, ['alpha']],
      ['no owner', { owner: null }, ['warm']],
      ['an entity', { entity: 'component:default/payments' }, ['alpha']],
      ['a template', { template: 'windows-2022' }, ['Beta_100%']],
      ['a status', { statuses: ['stopped'] }, ['Beta_100%']],
      ['statuses', { statuses: ['pooled', 'ready'] }, ['alpha', 'warm']],
      ['ended ones', { statuses: ['terminated'] }, ['gone']],
      ['owner and status', { owner: AMARA, statuses: ['failed'] }, []],
      ['a part of the name', { text: 'LPH' }, ['alpha']],
      [
        'a part of the owner',
        { text: 'default/bo' },
        ['Beta_100%', 'Équipe \\o/'],
      ],
      ['a part of the template', { text: 'windows s' }, ['Beta_100%']],
      ['an instance', { text: 'i-0abc' }, ['alpha']],
      ['a wildcard, literally', { text: '%' }, ['Beta_100%']],
      ['an underscore, literally', { text: '_1' }, ['Beta_100%']],
      ['a backslash, literally', { text: '\\' }, ['Équipe \\o/']],
      ['accented letters', { text: 'Équipe' }, ['Équipe \\o/']],
      ['an injection', { text: "' or 1=1 --" }, []],
    ])('by %s', async (_, options, names) => {
      expect((await namesOf(options)).sort()).toEqual(names);
      expect((await list(options)).total).toBe(names.length);
    });

    it('leave out what the caller may not see, in lists and counts', async () => {
      const visible: Criteria = { owners: [AMARA] };
      expect(await namesOf({ visible })).toEqual(['alpha']);
      expect(await namesOf({ visible, owner: BO })).toEqual([]);
      expect(await namesOf({ visible: { owners: [] } })).toEqual([]);
      expect(await fixture.store.countByStatus(visible)).toEqual({ ready: 1 });
      expect(await fixture.store.countByStatus()).toEqual({
        ready: 1,
        stopped: 1,
        pooled: 1,
        failed: 1,
      });
    });

    it('mean by criteria what the permission framework means', async () => {
      const { items } = await list();
      const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => {
        const several = fc.array(tie('criteria'), {
          minLength: 1,
          maxLength: 3,
        }) as fc.Arbitrary<[Criteria, ...Criteria[]]>;
        return {
          criteria: fc.oneof(
            { maxDepth: 4, withCrossShrink: true },
            fc.record({ owners: fc.subarray([AMARA, BO, 'user:default/cy']) }),
            fc.record({ anyOf: several }),
            fc.record({ allOf: several }),
            fc.record({ not: tie('criteria') }),
          ),
        };
      });
      await fc.assert(
        fc.asyncProperty(criteria, async visible => {
          const expected = items
            .filter(each => holds(visible, each))
            .map(each => each.id);
          const found = await list({ visible });
          expect(found.items.map(each => each.id)).toEqual(expected);
          expect(found.total).toBe(expected.length);
        }),
        { numRuns: 150 },
      );
    });
  });
});

function holds(criteria: Criteria, workstation: WorkstationRecord): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(each => holds(each, workstation));
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(each => holds(each, workstation));
  }
  if ('not' in criteria) {
    return !holds(criteria.not, workstation);
  }
  const { ownerRef } = workstation;
  return ownerRef !== undefined && criteria.owners.includes(ownerRef);
}
