import { drawingXml } from './drawing-xml.ts';
import type { Picture, Sheet } from './sheet.ts';
import { drawingRelation, sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles-xml.ts';
import { escaped } from './xml-text.ts';
import { type ZipEntry, zip } from './zip.ts';

/** A workbook, row by row: a year of packages is written while it is read (docs/decisions/0019). */
export function writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  return zip(entries(sheets));
}

function* entries(sheets: readonly Sheet[]): Generator<ZipEntry> {
  const pictures = [...new Set(sheets.flatMap(({ picture }) => picture?.bytes ?? []))];
  yield entry('[Content_Types].xml', contentTypes(sheets));
  yield entry('_rels/.rels', relations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]));
  yield entry('xl/workbook.xml', workbookXml(sheets));
  yield entry('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  yield entry('xl/styles.xml', stylesXml);
  for (const [index, sheet] of sheets.entries()) {
    const links: string[] = [];
    const name = `sheet${index + 1}.xml`;
    yield { name: `xl/worksheets/${name}`, content: sheetXml(sheet, index === 0, links) };
    const related = [...links.map(linkRelation), ...drawingRelations(sheet, index)];
    if (related.length > 0) yield entry(`xl/worksheets/_rels/${name}.rels`, relations(related));
    if (sheet.picture) yield* drawing(sheet.picture, index, pictures);
  }
  for (const [index, bytes] of pictures.entries()) yield { name: `xl/media/picture${index + 1}.png`, content: [bytes] };
}

function drawingRelations({ picture }: Sheet, index: number): Relation[] {
  if (picture === null) return [];
  return [{ id: drawingRelation, type: 'drawing', target: `../drawings/drawing${index + 1}.xml` }];
}

function* drawing(picture: Picture, index: number, pictures: readonly Uint8Array[]): Generator<ZipEntry> {
  const name = `drawing${index + 1}.xml`;
  const target = `../media/picture${pictures.indexOf(picture.bytes) + 1}.png`;
  yield entry(`xl/drawings/${name}`, drawingXml(picture));
  yield entry(`xl/drawings/_rels/${name}.rels`, relations([{ id: 'rId1', type: 'image', target }]));
}

function entry(name: string, xml: string): ZipEntry {
  return { name, content: [xml] };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const formats = 'http://schemas.openxmlformats.org';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing';

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}.xml" ContentType="${type}+xml"/>`;
  const drawings = sheets.flatMap(({ picture }, index) =>
    picture === null ? [] : [part(`drawings/drawing${index + 1}`, drawingType)],
  );
  return [
    `${declaration}<Types xmlns="${formats}/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    drawings.length > 0 ? '<Default Extension="png" ContentType="image/png"/>' : '',
    part('workbook', `${spreadsheet}.sheet.main`),
    part('styles', `${spreadsheet}.styles`),
    ...numbers(sheets.length).map((number) => part(`worksheets/sheet${number}`, `${spreadsheet}.worksheet`)),
    ...drawings,
    '</Types>',
  ].join('');
}

function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const repeated = sheets.flatMap(({ name, sticky }, index) => {
    if (sticky.repeated === 0) return [];
    const range = `'${escaped(name)}'!$${sticky.rows - sticky.repeated + 1}:$${sticky.rows}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${range}</definedName>`];
  });
  return [
    `${declaration}<workbook xmlns="${formats}/spreadsheetml/2006/main"`,
    ` xmlns:r="${formats}/officeDocument/2006/relationships"><sheets>${listed.join('')}</sheets>`,
    repeated.length > 0 ? `<definedNames>${repeated.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('');
}

interface Relation {
  id: string;
  type: string;
  target: string;
  isOutside?: boolean;
}

function relations(all: readonly Relation[]): string {
  const written = all.map(({ id, type, target, isOutside }) => {
    const mode = isOutside ? ' TargetMode="External"' : '';
    const kind = `${formats}/officeDocument/2006/relationships/${type}`;
    return `<Relationship Id="${id}" Type="${kind}" Target="${escaped(target)}"${mode}/>`;
  });
  return `${declaration}<Relationships xmlns="${formats}/package/2006/relationships">${written.join('')}</Relationships>`;
}

function workbookRelations(sheets: number): string {
  return relations([
    ...numbers(sheets).map((number) => ({
      id: `rId${number}`,
      type: 'worksheet',
      target: `worksheets/sheet${number}.xml`,
    })),
    { id: `rId${sheets + 1}`, type: 'styles', target: 'styles.xml' },
  ]);
}

function linkRelation(target: string, index: number): Relation {
  return { id: `rId${index + 1}`, type: 'hyperlink', target, isOutside: true };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
