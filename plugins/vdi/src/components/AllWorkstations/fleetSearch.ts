import type {
  WorkstationSort,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';

/** Filters, order and page of the table, as the address bar keeps them. */
export interface FleetSearch {
  q?: string;
  status?: WorkstationStatus[];
  template?: string;
  owner?: string;
  sort?: WorkstationSort;
  cursor?: string;
  page: number;
  /** Id of the workstation that is shown beside the table */
  open?: string;
}

/** Statuses to filter by, in the order of a workstation's life. */
export const STATUSES = [
  'requested',
  'launching',
  'preparing',
  'pooled',
  'assigning',
  'ready',
  'stopping',
  'stopped',
  'starting',
  'rebooting',
  'terminating',
  'terminated',
  'failed',
] as const satisfies readonly WorkstationStatus[];

/** Statuses that count as starting. */
export const STARTING: WorkstationStatus[] = [
  'requested',
  'launching',
  'preparing',
  'assigning',
  'starting',
  'rebooting',
];

/** Columns that the table can be sorted by. */
export const SORT_FIELDS = [
  'name',
  'owner',
  'template',
  'status',
  'statusSince',
  'createdAt',
] as const;

/** One of {@link SORT_FIELDS}. */
export type SortField = (typeof SORT_FIELDS)[number];

function isStatus(text: string): text is WorkstationStatus {
  return (STATUSES as readonly string[]).includes(text);
}

function isSort(text: string | null): text is WorkstationSort {
  const field = text?.replace(/^-/, '') ?? '';
  return (SORT_FIELDS as readonly string[]).includes(field);
}

/** Reads the query part of an address; ignores what makes no sense. */
export function readFleetSearch(text: string): FleetSearch {
  const params = new URLSearchParams(text);
  const status = params.getAll('status').filter(isStatus);
  const sort = params.get('sort');
  const page = Number(params.get('page') ?? 1);
  return {
    q: params.get('q')?.slice(0, 100) || undefined,
    status: status.length > 0 ? status : undefined,
    template: params.get('template') || undefined,
    owner: params.get('owner') || undefined,
    sort: isSort(sort) ? sort : undefined,
    cursor: params.get('cursor') || undefined,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    open: params.get('open') || undefined,
  };
}

const KEYS = ['q', 'template', 'owner', 'sort', 'cursor', 'open'] as const;

/** The query part of an address; what is not set is left out. */
export function writeFleetSearch(search: FleetSearch): string {
  const params = new URLSearchParams();
  for (const key of KEYS) {
    const value = search[key];
    if (value) {
      params.set(key, value);
    }
  }
  for (const status of search.status ?? []) {
    params.append('status', status);
  }
  if (search.page > 1) {
    params.set('page', String(search.page));
  }
  return params.toString();
}

/** Whether any filter is set. */
export function isFiltered({ q, status, template, owner }: FleetSearch) {
  return Boolean(q || status || template || owner);
}

/** The field and direction of an order; newest first when there is none. */
export function sortOf(sort: WorkstationSort = '-createdAt'): {
  field: SortField;
  direction: 'asc' | 'desc';
} {
  return sort.startsWith('-')
    ? { field: sort.slice(1) as SortField, direction: 'desc' }
    : { field: sort as SortField, direction: 'asc' };
}

/** The order after a click on a column. */
export function nextSort(
  field: SortField,
  sort: WorkstationSort | undefined,
): WorkstationSort {
  const current = sortOf(sort);
  return current.field === field && current.direction === 'asc'
    ? `-${field}`
    : field;
}
