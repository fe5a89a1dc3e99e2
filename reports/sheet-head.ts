import type { Day } from '../workflows/deadlines.ts';
import { letterheadOf, signaturesOf } from './letterhead.ts';
import type { PaperOffice } from './report.ts';
import type { SheetRow } from './xlsx/sheet.ts';

/** Points. */
const heights: Readonly<Partial<Record<SheetRow['look'], number>>> = { office: 19, title: 17 };

/** Letterhead and title of a sheet, each over its whole width. */
export function headRows(office: PaperOffice, title: string, about: string, columns: number): SheetRow[] {
  const { names, contact } = letterheadOf(office.paper);
  const over = (look: SheetRow['look'], text: string): SheetRow => ({
    look,
    cells: [text],
    span: columns,
    height: heights[look] ?? 14,
  });
  return [
    ...names.map((name) => over('office', name)),
    over('centred', contact),
    { look: 'plain', cells: [] },
    over('title', title.toUpperCase()),
    over('centred', about),
    { look: 'plain', cells: [] },
  ];
}

/** Place, day and who signs, with room for the signatures; `at` are the columns in which they stand. */
export function signatureRows(office: PaperOffice, day: Day, at: readonly [number, number, number]): SheetRow[] {
  const signatures = signaturesOf(office.paper, day);
  const line = (
    pick: (signature: (typeof signatures)[number]) => string,
    look: SheetRow['look'] = 'plain',
  ): SheetRow => {
    const cells = Array<string | null>(at[2] + 1).fill(null);
    for (const [index, signature] of signatures.entries()) cells[at[index] ?? 0] = pick(signature);
    return { look, cells };
  };
  const gap: SheetRow = { look: 'plain', cells: [] };
  return [
    gap,
    line(({ above }) => above),
    line(({ title }) => title, 'strong'),
    { ...gap, height: 45 },
    line(({ name }) => name, 'strong'),
    ...(signatures.some(({ below }) => below !== '') ? [line(({ below }) => below)] : []),
  ];
}
