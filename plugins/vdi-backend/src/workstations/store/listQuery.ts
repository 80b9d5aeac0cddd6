import { InputError } from '@backstage/errors';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { WorkstationSort } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type {
  ListWorkstationsOptions,
  WorkstationFilter,
} from './WorkstationStore';
import type { Row } from '../../database';

interface Order {
  expression: string;
  column: string;
  direction: 'asc' | 'desc';
}

const EXPRESSIONS: Record<string, { expression: string; column: string }> = {
  createdAt: { expression: 'created_at', column: 'created_at' },
  name: { expression: 'name', column: 'name' },
  owner: { expression: "coalesce(owner_ref, '')", column: 'owner_ref' },
  template: { expression: 'template_name', column: 'template_name' },
  status: { expression: 'status', column: 'status' },
  statusSince: { expression: 'status_since', column: 'status_since' },
};

const DATES = new Set(['created_at', 'status_since']);

/** Well before the end of what databases take for a time. */
const LATEST = Date.UTC(9999, 0);

/** What a list is ordered by; the id breaks ties in the same direction. */
export function orderOf(sort: WorkstationSort): Order {
  const descending = sort.startsWith('-');
  return {
    ...EXPRESSIONS[descending ? sort.slice(1) : sort],
    direction: descending ? 'desc' : 'asc',
  };
}

/** A cursor that continues after the row. */
export function encodeCursor(sort: WorkstationSort, row: Row): string {
  const value = row[orderOf(sort).column];
  const position = {
    sort,
    id: row.id,
    value: value instanceof Date ? { at: value.toISOString() } : value ?? '',
  };
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InputError when the cursor is not one of this order */
export function decodeCursor(
  sort: WorkstationSort,
  cursor: string,
): { id: string; value: string | Date } {
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const { id, value } = position;
    if (position.sort === sort && isText(id)) {
      if (DATES.has(orderOf(sort).column)) {
        const at = new Date(typeof value === 'number' ? value : value.at);
        if (at.getTime() >= 0 && at.getTime() < LATEST) {
          return { id, value: at };
        }
      } else if (isText(value)) {
        return { id, value };
      }
    }
  } catch {
    // falls through to the refusal below
  }
  throw new InputError(
    "The cursor does not belong to this list; leave 'cursor' out to begin at its first page.",
  );
}

/** PostgreSQL has no null character. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

/** Adds the conditions that say whose workstations may be seen. */
export function whereVisible(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<WorkstationFilter>,
  negated: boolean = false,
): void {
  if ('anyOf' in criteria) {
    query.where(group => {
      for (const each of criteria.anyOf) {
        group.orWhere(inner => whereVisible(inner, each, negated));
      }
    });
  } else if ('allOf' in criteria) {
    query.where(group => {
      for (const each of criteria.allOf) {
        group.andWhere(inner => whereVisible(inner, each, negated));
      }
    });
  } else if ('not' in criteria) {
    query.whereNot(inner => whereVisible(inner, criteria.not, !negated));
  } else if (negated) {
    // An absent owner must count as "not owned by them", which SQL's null would not.
    query.where(inner =>
      inner.whereNotNull('owner_ref').whereIn('owner_ref', criteria.owners),
    );
  } else {
    query.whereIn('owner_ref', criteria.owners);
  }
}

/** Adds the filters of a list. */
export function whereListed(
  query: Knex.QueryBuilder,
  options: ListWorkstationsOptions,
): void {
  const { owner, entity, statuses = [], template, text, visible } = options;
  if (statuses.length > 0) {
    query.whereIn('status', statuses);
  } else {
    // Literal, so that SQLite sees that the partial indexes apply.
    query.whereRaw("status <> 'terminated'");
  }
  if (owner === null) {
    query.whereNull('owner_ref');
  } else if (owner !== undefined) {
    query.where('owner_ref', owner);
  }
  if (entity !== undefined) {
    query.where('entity_ref', entity);
  }
  if (template !== undefined) {
    query.where('template_id', template);
  }
  if (text !== undefined) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    // Both sides in lower case by the database, which need not agree with JavaScript about accented letters.
    query.whereRaw("search_text like lower(?) escape '\\'", [pattern]);
  }
  if (visible) {
    whereVisible(query, visible);
  }
}
