/** A row as Knex gives it: SQLite has numbers for times and booleans, PostgreSQL has strings for big integers. */
export type Row = Record<string, unknown>;

/** What a column holds. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'json';

const columnNames = new Map<string, string>();

/** Remembered, for lists of thousands of rows ask again and again. */
function snake(name: string): string {
  let column = columnNames.get(name);
  if (column === undefined) {
    column = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    columnNames.set(name, column);
  }
  return column;
}

/** A value from its column; `undefined` when that is empty. */
export function read(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'number':
      return Number(value);
    case 'boolean':
      return Boolean(value);
    case 'date':
      return toDate(value);
    case 'json':
      return JSON.parse(String(value));
    default:
      return value;
  }
}

/** The properties of a record from its row. */
export function fromRow(row: Row, columns: Record<string, Kind>): Row {
  const record: Row = {};
  for (const [key, kind] of Object.entries(columns)) {
    const value = read(row[snake(key)], kind);
    if (value !== undefined) {
      record[key] = value;
    }
  }
  return record;
}

/** Columns and values of a record or of a change; a key that is present without a value empties its column. */
export function toRow(record: object, columns: Record<string, Kind>): Row {
  const row: Row = {};
  for (const [key, value] of Object.entries(record)) {
    const empty = value === undefined || value === null;
    if (key in columns) {
      const written = columns[key] === 'json' ? JSON.stringify(value) : value;
      row[snake(key)] = empty ? null : written;
    }
  }
  return row;
}

/** A time, for which SQLite has a number. */
export function toDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(value as string | number);
}
