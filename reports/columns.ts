export type CellValue = string | number | boolean | null;

/** A column of the machine formats. Its name is a promise (docs/reports.md): never renamed, new ones come last. */
export interface Column<Row> {
  name: string;
  value(row: Row): CellValue;
}
