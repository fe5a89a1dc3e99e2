import type { Picture } from './sheet.ts';
import { escaped } from './xml-text.ts';

/** English metric units, in which drawings are measured. */
const perPoint = 12_700;

const namespaces = [
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');

/** One picture in the top left corner of a sheet; its relation is `rId1`. Cells that change their size leave it as it is. */
export function drawingXml({ width, height, description }: Picture): string {
  const size = `cx="${Math.round(width * perPoint)}" cy="${Math.round(height * perPoint)}"`;
  const gap = 3 * perPoint;
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr ${namespaces}><xdr:oneCellAnchor>`,
    `<xdr:from><xdr:col>0</xdr:col><xdr:colOff>${gap}</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>${gap}</xdr:rowOff></xdr:from>`,
    `<xdr:ext ${size}/><xdr:pic>`,
    `<xdr:nvPicPr><xdr:cNvPr id="1" name="Logo" descr="${escaped(description)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>`,
    '<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>',
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`,
    '</xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>',
  ].join('');
}
