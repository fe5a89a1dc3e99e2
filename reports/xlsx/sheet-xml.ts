import type { LinkCell, Look, Sheet, SheetCell, SheetRow } from './sheet.ts';
import { formatOf } from './styles-xml.ts';
import { cellText, escaped } from './xml-text.ts';

/** Excel's own limits: a sheet with more links, or a longer one, is "repaired" by taking them out. */
const mostLinks = 65_000;
const longestLink = 2_000;
/** Excel takes 255 for a text in a formula, and for an address in HYPERLINK; doubled quotes count. */
const longestOpened = 255;
const longestLiteral = 120;

/** One worksheet, row by row. `links` collects the addresses that its relations have to name, in their order. */
export async function* sheetXml(sheet: Sheet, isFirst: boolean, links: string[]): AsyncGenerator<string> {
  const { widths, sticky } = sheet;
  yield `${head}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sticky.rows, isFirst)}`;
  yield `<cols>${widths.map(columnXml).join('')}</cols><sheetData>`;
  const page: Page = { links, linked: [], merged: [] };
  let number = 0;
  for await (const row of sheet.rows) {
    number += 1;
    yield rowXml(row, number, page);
  }
  yield `</sheetData>${merges(page.merged)}${linksXml(page.linked)}${printXml(sheet)}`;
  yield sheet.picture === null ? '</worksheet>' : `<drawing r:id="${drawingRelation}"/></worksheet>`;
}

/** How a sheet names its drawing; its links are `rId1` and so on. */
export const drawingRelation = 'drawing';

interface Page {
  links: string[];
  linked: string[];
  merged: string[];
}

const head = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
].join('');

function viewXml(rows: number, isFirst: boolean): string {
  const pane = `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const selected = isFirst ? ' tabSelected="1"' : '';
  return `<sheetViews><sheetView${selected} workbookViewId="0">${rows > 0 ? pane : ''}</sheetView></sheetViews>`;
}

function columnXml(width: number, index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
}

function rowXml({ look, cells, height, span }: SheetRow, number: number, page: Page): string {
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  if (span !== undefined && span > 1) page.merged.push(`A${number}:${columnName(span - 1)}${number}`);
  const written = cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, look, page));
  return `<row r="${number}"${high}>${written.join('')}</row>`;
}

function cellXml(cell: SheetCell, at: string, look: Look, page: Page): string {
  if (typeof cell === 'object' && cell !== null)
    return 'link' in cell ? linkXml(cell, at, look, page) : cellXml(cell.figure, at, 'figure', page);
  const where = `<c r="${at}" s="${formatOf(look)}"`;
  if (cell === null || cell === '') return `${where}/>`;
  if (typeof cell === 'number') return `${where}><v>${cell}</v></c>`;
  return `${where} t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
}

function linkXml({ link }: LinkCell, at: string, look: Look, page: Page): string {
  if (page.links.length >= mostLinks || link.length > longestLink) return cellXml(link, at, look, page);
  page.links.push(link);
  page.linked.push(`<hyperlink ref="${at}" r:id="rId${page.links.length}"/>`);
  const shown = cellText(link);
  return `<c r="${at}" s="${formatOf('link')}" t="str"><f>${escaped(linkFormula(link))}</f><v>${shown}</v></c>`;
}

/**
 * A link shows the result of a formula: LibreOffice never breaks the line of a text that is a link, so that a long one is cut
 * off in print. What is too long for the function is opened by the relation alone.
 */
function linkFormula(link: string): string {
  if (link.length <= longestOpened && !link.includes('"')) return `HYPERLINK("${link}")`;
  const parts = link.match(new RegExp(`[^]{1,${longestLiteral}}`, 'gu')) ?? [];
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('&');
}

function merges(merged: readonly string[]): string {
  if (merged.length === 0) return '';
  return `<mergeCells>${merged.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}

function linksXml(linked: readonly string[]): string {
  return linked.length === 0 ? '' : `<hyperlinks>${linked.join('')}</hyperlinks>`;
}

/** A4, as wide as the page, as many pages long as it takes. */
function printXml({ orientation, footer }: Sheet): string {
  const pages = 'Halaman &amp;P dari &amp;N';
  return [
    '<pageMargins left="0.25" right="0.25" top="0.4" bottom="0.5" header="0.2" footer="0.2"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;L${escaped(footer.replaceAll('&', '&&'))}&amp;R${pages}</oddFooter></headerFooter>`,
  ].join('');
}

/** `A`, `B`, ... `AA`. */
export function columnName(index: number): string {
  const before = index >= 26 ? columnName(Math.floor(index / 26) - 1) : '';
  return before + String.fromCharCode(65 + (index % 26));
}
