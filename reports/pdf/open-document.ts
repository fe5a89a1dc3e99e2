import type { ContextPageSize } from 'pdfmake/interfaces.js';
import { fontFiles } from './fonts.ts';
import { PdfDocument } from './pdfmake-parts.ts';

export interface PdfInfo {
  Title: string;
  Author: string;
}

/** As pdfmake itself opens one. Nothing in it may reach for another file than the fonts. */
export function openDocument({ width, height }: ContextPageSize, info: PdfInfo): PdfDocument {
  const { normal, bold, italics, emoji } = fontFiles;
  const known = new Set(Object.values(fontFiles));
  const fonts = {
    Paper: { normal, bold, italics, bolditalics: bold },
    Emoji: { normal: emoji, bold: emoji, italics: emoji, bolditalics: emoji },
  };
  const options = { size: [width, height], autoFirstPage: false, font: null, compress: true, info };
  return new PdfDocument(fonts, {}, {}, {}, options, null, (path) => known.has(path));
}
