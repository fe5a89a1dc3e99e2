import type { Content, ContextPageSize, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Day } from '../../workflows/deadlines.ts';
import { letterheadOf, type Signature, signaturesOf } from '../letterhead.ts';
import { type Logo, readLogo } from '../logo.ts';
import type { PaperOffice } from '../report.ts';
import { makePdf } from './make-pdf.ts';
import { prose } from './prose.ts';

export interface Paper {
  title: string;
  /** Below the title: the period, or which package. */
  about: string;
  orientation: 'portrait' | 'landscape';
  /** Points. */
  fontSize: number;
  content: Content[];
  /** The day that stands at the signatures; null: a paper that nobody signs. */
  signedOn: Day | null;
}

/** Points: A4 in between is what a paper has. */
const margin = 26;
const pageWidths = { portrait: 595.28, landscape: 841.89 };

export function contentWidth(orientation: Paper['orientation']): number {
  return pageWidths[orientation] - 2 * margin;
}

/** A paper of the office: letterhead, title, content, who signs; each page says which it is of how many. */
export async function makePaper(office: PaperOffice, paper: Paper): Promise<Uint8Array> {
  return makePdf({
    ...pageOf(paper),
    info: { title: `${paper.title} – ${paper.about}`, author: office.paper.profile.fullName },
    content: [
      await letterhead(office, contentWidth(paper.orientation)),
      { text: paper.title.toUpperCase(), bold: true, fontSize: 12, alignment: 'center', margin: [0, 10, 0, 2] },
      prose(paper.about, { alignment: 'center', fontSize: 9, margin: [0, 0, 0, 10] }),
      ...paper.content,
      ...(paper.signedOn === null ? [] : [signatureBlock(signaturesOf(office.paper, paper.signedOn))]),
    ],
  });
}

function pageOf({ title, about, orientation, fontSize }: Paper): Omit<TDocumentDefinitions, 'content'> {
  const footer = (page: number, pages: number, size: ContextPageSize): Content => ({
    margin: [margin, 6, margin, 0],
    columns: [
      { stack: [prose(`${title} · ${about}`)], width: size.width - 2 * margin - 110 },
      { text: `Halaman ${page} dari ${pages}`, width: 110, alignment: 'right' },
    ],
    fontSize: 7,
    color: '#444444',
  });
  return {
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [margin, margin, margin, 34],
    defaultStyle: { font: 'Paper', fontSize, lineHeight: 1.05 },
    footer,
  };
}

const logoSize = 54;

async function letterhead(office: PaperOffice, width: number): Promise<Content> {
  const { names, contact } = letterheadOf(office.paper);
  const logo = await readLogo(office);
  const words = {
    stack: [
      ...names.map((name, index) => prose(name, { bold: true, fontSize: index === 0 ? 15 : 14 })),
      prose(contact, { fontSize: 9, margin: [0, 2, 0, 0] }),
    ],
    alignment: 'center' as const,
    width: '*',
    margin: [0, logo === null ? 0 : 3, 0, 0],
  };
  const beside = { text: '', width: logoSize };
  const columns =
    logo === null ? [words] : [{ image: dataAddress(logo), fit: [logoSize, logoSize], width: logoSize }, words, beside];
  return { stack: [{ columns } as Content, doubleRule(width)] };
}

function dataAddress({ bytes }: Logo): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

function doubleRule(width: number): Content {
  const line = (y: number, lineWidth: number) => ({ type: 'line' as const, x1: 0, y1: y, x2: width, y2: y, lineWidth });
  return { canvas: [line(0, 2), line(3.2, 0.6)], margin: [0, 6, 0, 0] };
}

function signatureBlock(signatures: readonly Signature[]): Content {
  const one = ({ above, title, name, below }: Signature) => ({
    stack: [
      prose(above),
      prose(title, { bold: true }),
      prose(name, { bold: true, decoration: 'underline', margin: [0, 46, 0, 0] }),
      prose(below),
    ],
    alignment: 'center' as const,
    width: '*',
  });
  return {
    unbreakable: true,
    columns: signatures.map(one),
    columnGap: 16,
    fontSize: 9,
    margin: [0, 20, 0, 0],
  } as Content;
}
