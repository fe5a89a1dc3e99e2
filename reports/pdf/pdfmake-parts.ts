import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import type { Content, ContextPageSize, Style } from 'pdfmake/interfaces.js';

/**
 * The parts of pdfmake that lay out pages and draw them; its front door runs them over a whole document at once. They are
 * no part of its promise: a new version of it means to look here again (docs/decisions/0036).
 */
const require = createRequire(import.meta.url);
const part = (name: string) => (require(`pdfmake/js/${name}.js`) as { default: unknown }).default;

export const LayoutBuilder = part('LayoutBuilder') as LayoutBuilderClass;
export const PdfDocument = part('PDFDocument') as PdfDocumentClass;
export const Renderer = part('Renderer') as new (
  document: PdfDocument,
) => { renderPages(pages: readonly Page[]): void };

/** A piece of a line in one look, mostly a word. */
export interface Inline {
  text: string;
  x: number;
  width: number;
  alignment?: string;
  /** What the run of text had that it was cut from (`prose.ts`). */
  level?: number;
  fromRight?: boolean;
}

export interface Line {
  /** Points from the top left corner of the page, once it stands on one. */
  x: number;
  y: number;
  inlines: Inline[];
  inlineWidths: number;
  /** Widths of what is blank at its ends. */
  leadingCut: number;
  trailingCut: number;
  /** Of the content that begins with it. */
  id?: string;
}

export interface Page {
  items: { type: string; item: Line }[];
}

/** Points. */
export interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type LayoutBuilderClass = new (
  pageSize: ContextPageSize,
  pageMargins: Sides,
  svgMeasure: null,
) => {
  buildNextLine(node: object): Line | null;
  layoutDocument(
    content: Content[],
    document: PdfDocument,
    styles: object,
    defaultStyle: Style,
    background?: undefined,
    header?: undefined,
    footer?: (page: number, pages: number, size: ContextPageSize) => Content,
  ): Page[];
};

/** An object of the file: written with its end, and not before. */
export interface Reference {
  end(): void;
}

export interface DrawnPage {
  content: Reference;
  dictionary: { data: { Contents: Reference | Reference[] } };
}

export interface Font {
  /** Every word that was measured. */
  layoutCache: object;
}

export interface PdfDocument extends Readable {
  page: DrawnPage;
  _font: Font;
  fontCache: Record<string, Record<string, Font>>;
  ref(): Reference;
  provideFont(family: string, bold: boolean, italics: boolean): Font;
  widthOfString(text: string): number;
  fontSize(size: number): this;
  fillColor(color: string): this;
  text(text: string, x: number, y: number, options: object): this;
  flushPages(): void;
  end(): void;
}

type PdfDocumentClass = new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  virtualFiles: null,
  mayOpen: (path: string) => boolean,
) => PdfDocument;
