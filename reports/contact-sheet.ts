import type { Content } from 'pdfmake/interfaces.js';
import sharp from 'sharp';
import { countedPieces, type Content as PackageContent, type Piece } from '../workflows/submission.ts';
import { prose } from './pdf/prose.ts';
import { grid } from './pdf/tables.ts';
import { pieceNames } from './words.ts';

const across = 4;
/** Points; pictures are drawn at twice of it, so that they print sharp. */
const tile = { width: 126, height: 92 };
const gap = 10;

/** Every piece of a package, small and numbered, as people talk about them ("foto 3"); what was left out says so. */
export async function contactSheet(content: PackageContent, pathOf: (sha256: string) => string): Promise<Content[]> {
  const counted = new Set(countedPieces(content).map(({ key }) => key));
  const shown = content.pieces.filter(
    ({ key, leftOut, kind, state }) => counted.has(key) || (leftOut && kind !== 'narrative' && state !== 'removed'),
  );
  const tiles: Content[] = [];
  for (const [index, piece] of shown.entries()) tiles.push(await drawTile(piece, index + 1, pathOf));
  return rowsOf(tiles);
}

async function drawTile(piece: Piece, number: number, pathOf: (sha256: string) => string): Promise<Content> {
  const picture = piece.kind === 'photo' && piece.sha256 !== null ? await thumbnail(pathOf(piece.sha256)) : null;
  const name = piece.kind === 'narrative' ? 'berkas narasi' : pieceNames[piece.kind];
  const about = `${number}. ${name}${piece.leftOut ? ' (tidak dipakai)' : ''}`;
  const image: Content = picture === null ? placeholder(piece, name) : { image: picture, ...tile };
  return { width: tile.width, stack: [image, prose(about, { fontSize: 7.5, margin: [0, 2, 0, 6] })] } as Content;
}

/** What has no picture: a video, a document, or a photo of which no copy is archived. */
function placeholder(piece: Piece, name: string): Content {
  const file = piece.fileName === null ? '' : `\n${piece.fileName.slice(0, 80)}`;
  const kept = piece.sha256 === null ? '\n(tidak diarsipkan)' : '';
  const { width, height } = tile;
  const words = prose(`${name}${file}${kept}`, { alignment: 'center', fontSize: 7, margin: [4, 34, 4, 0] });
  return { table: { widths: [width - 1], heights: [height - 1], body: [[words]] }, layout: frame } as Content;
}

const frame = { ...grid, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 };

/** As a data address; null where the file is no picture that can be drawn. */
async function thumbnail(path: string): Promise<string | null> {
  try {
    const size = { width: tile.width * 2, height: tile.height * 2, fit: 'cover' as const };
    const bytes = await sharp(path)
      .rotate()
      .resize(size)
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78 })
      .toBuffer();
    return `data:image/jpeg;base64,${bytes.toString('base64')}`;
  } catch {
    return null;
  }
}

function rowsOf(tiles: readonly Content[]): Content[] {
  const rows: Content[] = [];
  for (let from = 0; from < tiles.length; from += across)
    rows.push({ columns: tiles.slice(from, from + across), columnGap: gap, unbreakable: true } as Content);
  return rows;
}
