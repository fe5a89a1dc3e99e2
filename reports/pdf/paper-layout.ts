import { placeByDirection } from './direction.ts';
import { LayoutBuilder, type Line } from './pdfmake-parts.ts';

/** pdfmake lays the words of a line out from left to right; here they stand where they are read. */
export class PaperLayout extends LayoutBuilder {
  override buildNextLine(node: object): Line | null {
    const line = super.buildNextLine(node);
    if (line) placeByDirection(line);
    return line;
  }
}
