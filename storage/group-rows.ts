/** Rows of several packages, in their order, under the package that they belong to. */
export function groupRows<Row, Part>(
  rows: readonly Row[],
  ownerOf: (row: Row) => number | null,
  toPart: (row: Row) => Part,
): Map<number, Part[]> {
  const groups = new Map<number, Part[]>();
  for (const row of rows) {
    const owner = ownerOf(row);
    if (owner === null) continue;
    const group = groups.get(owner);
    if (group) group.push(toPart(row));
    else groups.set(owner, [toPart(row)]);
  }
  return groups;
}
