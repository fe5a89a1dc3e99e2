import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontFiles } from './fonts.ts';

/** The bytes of a document. Nothing in it may reach for the network, or for another file than the fonts. */
export async function makePdf(document: TDocumentDefinitions): Promise<Uint8Array> {
  const { normal, bold, italics, emoji } = fontFiles;
  const known = new Set(Object.values(fontFiles));
  pdfmake.setFonts({
    Paper: { normal, bold, italics, bolditalics: bold },
    Emoji: { normal: emoji, bold: emoji, italics: emoji, bolditalics: emoji },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => known.has(path));
  return pdfmake.createPdf({ ...document, compress: true }).getBuffer();
}
