import type { Content } from 'pdfmake/interfaces.js';
import type { Day } from '../../workflows/deadlines.ts';
import { letterheadOf, type Signature, signaturesOf } from '../letterhead.ts';
import { type Logo, readLogo } from '../logo.ts';
import type { PaperOffice } from '../report.ts';
import type { PaperPart } from './long-table.ts';
import { type PdfOptions, printPdf } from './print-pdf.ts';
import { prose } from './prose.ts';

export interface Paper {
  title: string;
  /** Below the title: the period, or which package. */
  about: string;
  orientation: 'portrait' | 'landscape';
  /** Points. */
  fontSize: number;
  content: readonly PaperPart[];
  /** The day that stands at the signatures; null: a paper that nobody signs. */
  signedOn: Day | null;
}

/** Points: A4 in between is what a paper has. */
const margin = 26;
const pageWidths = { portrait: 595.28, landscape: 841.89 };
const pageHeights = { portrait: pageWidths.landscape, landscape: pageWidths.portrait };

export function contentWidth(orientation: Paper['orientation']): number {
  return pageWidths[orientation] - 2 * margin;
}

/** A paper of the office: letterhead, title, content, who signs; each page says which it is of how many. */
export async function* printPaper(office: PaperOffice, paper: Paper): AsyncGenerator<Uint8Array> {
  const { title, about, orientation, content, signedOn } = paper;
  const head = [
    await letterhead(office, contentWidth(orientation)),
    { text: title.toUpperCase(), bold: true, fontSize: 12, alignment: 'center' as const, margin: titleMargin },
    prose(about, { alignment: 'center', fontSize: 9, margin: [0, 0, 0, 10] }),
  ];
  const end = signedOn === null ? [] : [signatureBlock(signaturesOf(office.paper, signedOn))];
  yield* printPdf([head, ...content, end], { ...pageOf(paper), info: infoOf(paper, office) });
}

const titleMargin: [number, number, number, number] = [0, 10, 0, 2];

function infoOf({ title, about }: Paper, { paper }: PaperOffice): PdfOptions['info'] {
  return { Title: `${title} – ${about}`, Author: paper.profile.fullName };
}

const footerHeight = 34;
const footerLook = { fontSize: 7, color: '#444444' };

function pageOf({ title, about, orientation, fontSize }: Paper): Omit<PdfOptions, 'info'> {
  const [width, height] = [pageWidths[orientation], pageHeights[orientation]];
  const top = 6;
  return {
    page: { width, height, orientation },
    margins: { left: margin, top: margin, right: margin, bottom: footerHeight },
    style: { font: 'Paper', fontSize, lineHeight: 1.05 },
    footer: prose(`${title} · ${about}`, { ...footerLook, margin: [margin, top, margin + 110, 0] }),
    numberAt: { ...footerLook, right: width - margin, top: height - footerHeight + top },
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
