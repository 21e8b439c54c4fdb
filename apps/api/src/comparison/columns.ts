/** A list by columns, as Postgres aggregates it for far less than a list of objects: each key once, with its values in order. */
export type Columns<T> = { readonly [K in keyof T]: readonly T[K][] | null };

/** The rows; none where the columns are null, which is what Postgres aggregates from no rows. */
export function rowsOf<T extends object>(columns: Columns<T>): T[] {
  const keys = Object.keys(columns) as (keyof T)[];
  const [first] = keys;
  const values = first === undefined ? null : columns[first];
  return (values ?? []).map((_, at) => {
    const row: Partial<T> = {};
    for (const key of keys) row[key] = columns[key]?.[at];
    return row as T;
  });
}
