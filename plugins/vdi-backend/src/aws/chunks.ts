/** The items in groups of at most `size`, in their order and without duplicates. */
export function chunks<T>(items: Iterable<T>, size: number): T[][] {
  const distinct = [...new Set(items)];
  const groups: T[][] = [];
  for (let start = 0; start < distinct.length; start += size) {
    groups.push(distinct.slice(start, start + size));
  }
  return groups;
}
