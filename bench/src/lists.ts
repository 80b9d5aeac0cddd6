import type { WorkstationSort } from '@deskstage/backstage-plugin-vdi-common';
import { encodeCursor, type ListWorkstationsOptions } from './backend';
import type { Database } from './Database';
import { componentOf, peopleOf, personOf, templateOf } from './fleetRows';
import { repeat, spread, type Figure } from './measure';
import type { Scale } from './Scale';

/** Rows of a page of the table of all workstations. */
const PAGE = 25;

const FIELDS = [
  'createdAt',
  'name',
  'owner',
  'template',
  'status',
  'statusSince',
] as const;

/** What pages of the portal ask for besides the whole list. */
function filtersOf(
  workstations: number,
): [string, Partial<ListWorkstationsOptions>][] {
  const person = personOf(Math.floor(peopleOf(workstations) / 2));
  const mine = { visible: { owners: [person] } };
  return [
    ['owner=me', { owner: person, sort: 'createdAt', limit: 200, ...mine }],
    ['what one person may see, by name', { sort: 'name', ...mine }],
    ['owner=none', { owner: null }],
    ['entity', { entity: componentOf(7), sort: 'createdAt', limit: 200 }],
    ['status=ready', { statuses: ['ready'] }],
    ['status=ready, by name', { statuses: ['ready'], sort: 'name' }],
    ['status=failed', { statuses: ['failed'] }],
    ['status=failed, by owner', { statuses: ['failed'], sort: 'owner' }],
    [
      'status=requested,launching,preparing',
      { statuses: ['requested', 'launching', 'preparing'] },
    ],
    ['status=terminated', { statuses: ['terminated'] }],
    ['status=terminated, by name', { statuses: ['terminated'], sort: 'name' }],
    ['template', { template: templateOf(3) }],
    ['template, by owner', { template: templateOf(3), sort: 'owner' }],
    [
      'template and status=ready, by name',
      { template: templateOf(3), statuses: ['ready'], sort: 'name' },
    ],
    ['text that most have', { text: 'desktop' }],
    ['text that few have', { text: person.slice(-5) }],
    ['text that nobody has, by name', { text: 'zzz', sort: 'name' }],
  ];
}

/** Pages of the list of all workstations, through the store. */
export async function measureLists(
  database: Database,
  scale: Scale,
): Promise<Figure[]> {
  const { store, name: on } = database;
  const take = async (
    measure: string,
    query: Partial<ListWorkstationsOptions>,
  ) => {
    const samples = await repeat(scale, () =>
      store.list({ sort: '-createdAt', limit: PAGE, ...query }),
    );
    return { measure: `List, ${measure}`, on, ...spread(samples) };
  };

  const figures: Figure[] = [];
  for (const field of FIELDS) {
    for (const sort of [field, `-${field}`] as WorkstationSort[]) {
      const first = await take(`sort=${sort}, first page`, { sort });
      const cursor = await halfway(database, sort);
      const deep = await take(`sort=${sort}, from the middle`, {
        sort,
        cursor,
      });
      figures.push(first, {
        ...deep,
        result: `${(deep.p50 / first.p50).toFixed(1)} times the first page`,
      });
    }
  }
  for (const [measure, query] of filtersOf(scale.workstations)) {
    figures.push(await take(measure, query));
  }
  figures.push(await measureTemplateNumbers(database, scale));
  return figures;
}

/** A cursor at the middle of the list. */
async function halfway(
  { knex, store }: Database,
  sort: WorkstationSort,
): Promise<string> {
  const { total } = await store.list({ sort, limit: 1 });
  const column = {
    createdAt: 'created_at',
    name: 'name',
    owner: "coalesce(owner_ref, '')",
    template: 'template_name',
    status: 'status',
    statusSince: 'status_since',
  }[sort.replace('-', '') as (typeof FIELDS)[number]];
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const row = await knex('workstations')
    .whereRaw("status <> 'terminated'")
    .orderByRaw(`${column} ${direction}, id ${direction}`)
    .offset(Math.floor(total / 2))
    .first();
  return encodeCursor(sort, row);
}

/** What the dialog for a new workstation shows of all templates. */
async function measureTemplateNumbers(
  { knex, store, name: on }: Database,
  scale: Scale,
): Promise<Figure> {
  const ids: string[] = await knex('workstations')
    .distinct('template_id')
    .pluck('template_id');
  const samples = await repeat(scale, () =>
    Promise.all([store.countByTemplate(), store.typicalSeconds(ids)]),
  );
  return {
    measure: 'Templates: ready now, typical time',
    on,
    ...spread(samples),
    result: `${ids.length} templates`,
  };
}
