import type { Day, Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import { letterheadOf, signaturesOf } from './letterhead.ts';
import type { Logo } from './logo.ts';
import type { PaperOffice } from './report.ts';
import type { Picture, SheetRow } from './xlsx/sheet.ts';

/** What the sheets of a workbook are about, and what stands above them. */
export interface SheetAbout {
  office: PaperOffice;
  logo: Logo | null;
  period: Period;
  /** The moment that the sheets name. */
  now: Instant;
}

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

/** Points: as high as the lines of the letterhead, and less than what stands centred beside it leaves free. */
const logoBox = { width: 110, height: 50 };

/** The logo beside the letterhead. */
export function headPicture({ logo, office }: SheetAbout): Picture | null {
  if (logo === null) return null;
  const scale = Math.min(logoBox.width / logo.width, logoBox.height / logo.height);
  const { bytes, width, height } = logo;
  return { bytes, width: width * scale, height: height * scale, description: `Logo ${office.name}` };
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
