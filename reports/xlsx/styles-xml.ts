import { type Look, looks } from './sheet.ts';

/** Which of the cell formats below a look is; 0 is the blank one. */
export function formatOf(look: Look): number {
  return names.indexOf(look) + 1;
}

const names = Object.keys(looks);

const fonts: Readonly<Record<(typeof looks)[Look]['font'], string>> = {
  normal: '<sz val="9"/><name val="Arial"/>',
  bold: '<b/><sz val="9"/><name val="Arial"/>',
  office: '<b/><sz val="13"/><name val="Arial"/>',
  title: '<b/><sz val="11"/><name val="Arial"/>',
  link: '<u/><sz val="9"/><color rgb="FF0563C1"/><name val="Arial"/>',
};
const fontNames = Object.keys(fonts);

const edge = (side: string) => `<${side} style="thin"><color rgb="FF999999"/></${side}>`;
const border = `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`;
const noBorder = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const fills = ['none', 'gray125'].map((kind) => `<fill><patternFill patternType="${kind}"/></fill>`).join('');
const grey =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill>';

function formatXml({ font, fill, border: isFramed, align }: (typeof looks)[Look]): string {
  const ids = `fontId="${fontNames.indexOf(font)}" fillId="${fill === 'grey' ? 2 : 0}" borderId="${isFramed ? 1 : 0}"`;
  return `<xf numFmtId="0" ${ids} xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align}</xf>`;
}

const formats = Object.values(looks).map(formatXml);
const fontsXml = Object.values(fonts).map((xml) => `<font>${xml}</font>`);
const blank = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';

export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<fonts count="${fontsXml.length}">${fontsXml.join('')}</fonts>`,
  `<fills count="3">${fills}${grey}</fills>`,
  `<borders count="2">${noBorder}${border}</borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${formats.length + 1}">${blank}${formats.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
