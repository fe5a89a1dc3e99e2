export interface Sheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  name: string;
  /** Of each column, in characters. */
  widths: readonly number[];
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** How many rows from the top on stay in sight; the last `repeated` of them stand on each printed page. */
  sticky: { rows: number; repeated: number };
  /** In print, bottom left of each page; the page's number stands on the right. */
  footer: string;
  orientation: 'landscape' | 'portrait';
  /** In the top left corner, over the cells; the same picture on several sheets is in the file once. */
  picture: Picture | null;
}

export interface Picture {
  /** PNG. */
  bytes: Uint8Array;
  /** Points. */
  width: number;
  height: number;
  /** For who cannot see it. */
  description: string;
}

export interface SheetRow {
  look: Look;
  cells: readonly SheetCell[];
  /** In points; without it the row is as high as its text. */
  height?: number;
  /** The first cell goes over this many columns. */
  span?: number;
}

export type Look = keyof typeof looks;
export type SheetCell = string | number | null | LinkCell | FigureCell;
/** A text that stands at the right, as numbers do. */
export interface FigureCell {
  figure: string;
}
/** A text that opens an address. */
export interface LinkCell {
  link: string;
}

/** How rows look: what `styles` of a workbook says in XML, by position. */
export const looks = {
  plain: { font: 'normal', fill: 'none', border: false, align: '<alignment vertical="top"/>' },
  office: { font: 'office', fill: 'none', border: false, align: '<alignment horizontal="center"/>' },
  title: { font: 'title', fill: 'none', border: false, align: '<alignment horizontal="center"/>' },
  centred: { font: 'normal', fill: 'none', border: false, align: '<alignment horizontal="center"/>' },
  strong: { font: 'bold', fill: 'none', border: false, align: '<alignment vertical="top"/>' },
  header: {
    font: 'bold',
    fill: 'grey',
    border: true,
    align: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  body: { font: 'normal', fill: 'none', border: true, align: '<alignment vertical="top" wrapText="1"/>' },
  figure: {
    font: 'normal',
    fill: 'none',
    border: true,
    align: '<alignment horizontal="right" vertical="top" wrapText="1"/>',
  },
  link: { font: 'link', fill: 'none', border: true, align: '<alignment vertical="top" wrapText="1"/>' },
} as const;
