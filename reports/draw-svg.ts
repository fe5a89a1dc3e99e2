import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from './pdf/fonts.ts';

/** An SVG as PNG, with the fonts that come with the program: machines have others, or none. */
export function drawSvg(svg: string): Uint8Array {
  const font = { fontFiles: Object.values(fontFiles), loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return new Resvg(svg, { font }).render().asPng();
}
