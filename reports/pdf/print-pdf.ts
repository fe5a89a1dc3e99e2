import type { Content, ContextPageSize, Style } from 'pdfmake/interfaces.js';
import { type PaperPart, pagesOf } from './long-table.ts';
import { openDocument, type PdfInfo } from './open-document.ts';
import { PaperLayout } from './paper-layout.ts';
import { type DrawnPage, type Page, type PdfDocument, type Reference, Renderer, type Sides } from './pdfmake-parts.ts';

export interface PdfOptions {
  info: PdfInfo;
  page: ContextPageSize;
  margins: Sides;
  style: Style;
  /** At the bottom of each page, left. */
  footer: Content;
  /** Where `Halaman 3 dari 12` stands: its right end, and points from the top. */
  numberAt: { right: number; top: number; fontSize: number; color: string };
}

/**
 * A PDF, page by page: some dozens of pages are in memory, however long it is (docs/decisions/0036). How many there are is
 * known at the end alone, so each page leaves its number to a piece of content that is written then.
 */
export async function* printPdf(parts: readonly PaperPart[], options: PdfOptions): AsyncGenerator<Uint8Array> {
  const document = openDocument(options.page, options.info);
  const numbered: NumberedPage[] = [];
  document.on('pageAdded', () => numbered.push(leaveNumber(document)));
  const layOut = (content: Content[]) => {
    const { page, margins, style, footer } = options;
    const layout = new PaperLayout(page, margins, null);
    // Laid out anew for each page: it is put in its place on it.
    return layout.layoutDocument(content, document, {}, style, undefined, undefined, () => structuredClone(footer));
  };
  for await (const pages of pagesOf(parts, layOut)) {
    new Renderer(document).renderPages(pages.map(withoutMarks));
    forgetWords(document);
    yield* written(document);
  }
  document.flushPages();
  for (const [index, page] of numbered.entries()) writeNumber(document, page, index + 1, numbered.length, options);
  document.end();
  // A picture that lets something through is taken apart on the side, and the file ends after it.
  yield* document as AsyncIterable<Uint8Array>;
}

interface NumberedPage {
  page: DrawnPage;
  /** Drawn after everything else on the page. */
  number: Reference;
}

function leaveNumber(document: PdfDocument): NumberedPage {
  const { page } = document;
  const number = document.ref();
  page.dictionary.data.Contents = [page.content, number];
  return { page, number };
}

/** In the font of the footer, which the page knows already. */
function writeNumber(
  document: PdfDocument,
  { page, number }: NumberedPage,
  place: number,
  count: number,
  { numberAt }: PdfOptions,
): void {
  page.content = number;
  document.page = page;
  document._font = document.provideFont('Paper', false, false);
  document.fontSize(numberAt.fontSize).fillColor(numberAt.color);
  const text = `Halaman ${place} dari ${count}`;
  const left = numberAt.right - document.widthOfString(text);
  document.text(text, left, numberAt.top, { lineBreak: false });
  number.end();
}

/** What measuring kept of every word. */
function forgetWords({ fontCache }: PdfDocument): void {
  for (const faces of Object.values(fontCache)) for (const font of Object.values(faces)) font.layoutCache = {};
}

/** Without the marks that named its rows: they would become names inside of the file. */
function withoutMarks(page: Page): Page {
  for (const { item } of page.items) delete item.id;
  return page;
}

/** What it has written since it was asked last. */
function* written(document: PdfDocument): Generator<Uint8Array> {
  for (let chunk = document.read(); chunk !== null; chunk = document.read()) yield chunk as Uint8Array;
}
