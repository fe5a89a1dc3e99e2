// Draws the sample photos of the playground: an office's kind of pictures, of people who do not exist. Run by hand
// (`node tools/draw-samples.ts`) when a picture is to change; the JPEGs are committed, so that nobody else needs sharp.
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const width = 960;
const height = 720;

interface Look {
  readonly skin: string;
  readonly shirt: string;
  /** A headscarf of that colour, else short hair. */
  readonly scarf?: string;
  /** A peci: the black cap. */
  readonly cap?: boolean;
}

const skins = ['#c98d62', '#b97a4f', '#d9a577', '#a86c43'];
const shirts = ['#f4f1ea', '#2f6f8f', '#b8433f', '#3d7a53', '#e0a63a', '#6d5a8d'];
const scarves = ['#e8dccb', '#274b63', '#9c5a6e', '#d6d9dc', '#6b4a2f'];

function look(index: number): Look {
  const base = { skin: pick(skins, index), shirt: pick(shirts, index * 5 + 1) };
  if (index % 3 === 0) return { ...base, scarf: pick(scarves, index) };
  return { ...base, cap: index % 4 === 1 };
}

function pick(colours: readonly string[], index: number): string {
  return colours[index % colours.length] ?? '#888888';
}

/** From the front, to the waist; `size` is the height of the head. */
function front(x: number, y: number, size: number, { skin, shirt, scarf, cap }: Look): string {
  const body = `<path d="M${x - size} ${y + size * 2.4} q0 -${size * 1.35} ${size} -${size * 1.45} q${size} ${size * 0.1} ${size} ${size * 1.45} z" fill="${shirt}"/>`;
  const neck = `<rect x="${x - size * 0.16}" y="${y + size * 0.4}" width="${size * 0.32}" height="${size * 0.65}" fill="${skin}"/>`;
  const head = `<ellipse cx="${x}" cy="${y}" rx="${size * 0.4}" ry="${size * 0.52}" fill="${skin}"/>`;
  const eyes = [-1, 1]
    .map(
      (side) => `<circle cx="${x + side * size * 0.15}" cy="${y - size * 0.02}" r="${size * 0.045}" fill="#2b1d14"/>`,
    )
    .join('');
  const mouth = `<path d="M${x - size * 0.13} ${y + size * 0.2} q${size * 0.13} ${size * 0.13} ${size * 0.26} 0" stroke="#6d3524" stroke-width="${size * 0.05}" fill="none" stroke-linecap="round"/>`;
  if (scarf) {
    const cloth = `<path d="M${x - size * 0.56} ${y + size * 1.35} q-${size * 0.1} -${size * 2.1} ${size * 0.56} -${size * 2.1} q${size * 0.66} 0 ${size * 0.56} ${size * 2.1} q-${size * 0.56} ${size * 0.35} -${size * 1.12} 0 z" fill="${scarf}"/>`;
    return `${body}${cloth}<ellipse cx="${x}" cy="${y + size * 0.03}" rx="${size * 0.33}" ry="${size * 0.43}" fill="${skin}"/>${eyes}${mouth}`;
  }
  const hair = `<path d="M${x - size * 0.42} ${y - size * 0.05} q0 -${size * 0.55} ${size * 0.42} -${size * 0.55} q${size * 0.42} 0 ${size * 0.42} ${size * 0.55} q-${size * 0.4} -${size * 0.32} -${size * 0.84} 0 z" fill="#1f1712"/>`;
  const peci = `<path d="M${x - size * 0.42} ${y - size * 0.16} l${size * 0.05} -${size * 0.46} q${size * 0.37} -${size * 0.14} ${size * 0.74} 0 l${size * 0.05} ${size * 0.46} z" fill="#15171b"/>`;
  return `${body}${neck}${head}${cap ? peci : hair}${eyes}${mouth}`;
}

/** A whole person: to the feet it is another three heads. */
function standing(x: number, y: number, size: number, wears: Look): string {
  const legs = `<path d="M${x - size * 0.66} ${y + size * 2.2} h${size * 1.32} l-${size * 0.1} ${size * 2.3} h-${size * 0.42} l-${size * 0.14} -${size * 1.6} l-${size * 0.14} ${size * 1.6} h-${size * 0.42} z" fill="#2b3440"/>`;
  const hem = `<rect x="${x - size}" y="${y + size * 2.3}" width="${size * 2}" height="${size * 0.4}" rx="${size * 0.14}" fill="${wears.shirt}"/>`;
  return `${legs}${hem}${front(x, y, size, wears)}`;
}

/** From behind, as one sees an audience. */
function back(x: number, y: number, size: number, { shirt, scarf }: Look): string {
  const shoulders = `<path d="M${x - size * 1.05} ${y + size * 2.6} q0 -${size * 1.6} ${size * 1.05} -${size * 1.7} q${size * 1.05} ${size * 0.1} ${size * 1.05} ${size * 1.7} z" fill="${shirt}"/>`;
  return `${shoulders}<ellipse cx="${x}" cy="${y}" rx="${size * 0.48}" ry="${size * 0.58}" fill="${scarf ?? '#211812'}"/>`;
}

function row(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

function hall(wall: string, floor: string): string {
  return `<rect width="${width}" height="${height}" fill="${wall}"/>
    <rect y="${height * 0.68}" width="${width}" height="${height * 0.32}" fill="${floor}"/>
    <rect y="${height * 0.67}" width="${width}" height="7" fill="#00000022"/>`;
}

function banner(y: number, lines: readonly string[], colour: string): string {
  const tall = 34 + lines.length * 40;
  const texts = lines.map(
    (line, index) =>
      `<text x="480" y="${y + 50 + index * 40}" font-size="${index === 0 ? 34 : 25}" font-weight="bold" text-anchor="middle" fill="#ffffff">${line}</text>`,
  );
  return `<rect x="130" y="${y}" width="700" height="${tall}" rx="6" fill="${colour}"/><rect x="130" y="${y}" width="700" height="8" fill="#f2c14e"/>${texts.join('')}`;
}

function flag(x: number): string {
  return `<rect x="${x}" y="150" width="7" height="350" fill="#8a6a3d"/><path d="M${x + 7} 156 h92 v34 h-92 z" fill="#d0312d"/><path d="M${x + 7} 190 h92 v34 h-92 z" fill="#fafafa"/>`;
}

function screen(x: number, y: number, title: string): string {
  return `<rect x="${x}" y="${y}" width="330" height="205" rx="5" fill="#fdfdfb" stroke="#b9bdb9" stroke-width="6"/>
    <text x="${x + 165}" y="${y + 52}" font-size="25" font-weight="bold" text-anchor="middle" fill="#a3312c">${title}</text>
    ${row(4, (line) => `<rect x="${x + 40}" y="${y + 82 + line * 27}" width="${250 - (line % 3) * 42}" height="11" rx="5" fill="#c8cfd3"/>`)}`;
}

function box(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="150" height="160" fill="#e9e6dd" stroke="#b5ae9c" stroke-width="4"/><rect x="${x + 45}" y="${y - 6}" width="60" height="10" fill="#333"/><text x="${x + 75}" y="${y + 76}" font-size="25" font-weight="bold" text-anchor="middle" fill="#a3312c">SURAT</text><text x="${x + 75}" y="${y + 106}" font-size="25" font-weight="bold" text-anchor="middle" fill="#a3312c">SUARA</text>`;
}

const title = ['SOSIALISASI PEMILIH PEMULA', 'SMA Negeri 1 · KPU Kab. Pasaman Barat'];

const scenes: Readonly<Record<string, string>> = {
  'sosialisasi-1': `${hall('#e7e2d3', '#b98f63')}${banner(40, title, '#9f2d2a')}${flag(60)}
    ${screen(560, 190, 'Tahapan Pemilu')}${front(300, 285, 70, { skin: '#c98d62', shirt: '#f4f1ea', cap: true })}
    <rect x="240" y="420" width="130" height="190" rx="6" fill="#7a4f2b"/><rect x="232" y="412" width="146" height="18" rx="6" fill="#8d5e36"/>
    ${row(7, (i) => back(70 + i * 140, 545 + (i % 2) * 14, 56, look(i + 2)))}`,
  'sosialisasi-2': `${hall('#dfe6e3', '#a9825c')}${banner(34, title, '#9f2d2a')}
    ${row(6, (i) => front(100 + i * 152, 265, 44, look(i + 1)))}
    ${row(5, (i) => front(120 + i * 180, 400, 56, { ...look(i + 4), shirt: '#f4f1ea' }))}
    ${row(4, (i) => front(150 + i * 220, 555, 70, { ...look(i + 7), shirt: '#f4f1ea' }))}`,
  'sosialisasi-3': `${hall('#e9e4da', '#a77f58')}${banner(34, ['SIMULASI PEMUNGUTAN SUARA'], '#20576b')}
    ${box(405, 350)}<rect x="300" y="508" width="360" height="24" fill="#8d5e36"/><rect x="320" y="530" width="18" height="150" fill="#7a4f2b"/><rect x="622" y="530" width="18" height="150" fill="#7a4f2b"/>
    ${standing(200, 270, 74, { skin: '#d9a577', shirt: '#6d5a8d', scarf: '#e8dccb' })}${standing(770, 265, 76, { skin: '#b97a4f', shirt: '#2f6f8f' })}
    <rect x="318" y="318" width="80" height="56" rx="3" fill="#ffffff" stroke="#c4c4c4" stroke-width="3" transform="rotate(-14 358 346)"/>
    ${row(2, (i) => back(90 + i * 780, 600, 72, look(i * 4 + 3)))}`,
  'sosialisasi-4': `${hall('#e3ddd0', '#b98f63')}${banner(34, ['TANYA JAWAB'], '#3d6d4c')}${flag(835)}
    ${standing(690, 245, 68, { skin: '#c98d62', shirt: '#2f6f8f', cap: true })}${standing(270, 260, 80, { skin: '#d9a577', shirt: '#f4f1ea', scarf: '#274b63' })}
    <rect x="339" y="326" width="20" height="78" rx="9" fill="#31373b" transform="rotate(-24 349 365)"/><circle cx="330" cy="330" r="17" fill="#555c61"/>
    ${row(6, (i) => back(80 + i * 165, 590 + (i % 2) * 16, 62, look(i + 5)))}`,
  'sosialisasi-5': `${hall('#dcd6c8', '#8d8f7c')}<rect x="0" y="0" width="${width}" height="260" fill="#bcd8ea"/><rect x="120" y="110" width="720" height="260" fill="#efe8d8"/><path d="M90 120 L480 26 L870 120 z" fill="#a5533a"/>
    ${row(6, (i) => `<rect x="${165 + i * 110}" y="190" width="62" height="80" fill="#7ea0ad"/>`)}<text x="480" y="162" font-size="28" font-weight="bold" text-anchor="middle" fill="#7a2f22">SMA NEGERI 1</text>
    ${row(7, (i) => front(110 + i * 124, 400, 46, look(i + 3)))}${row(5, (i) => front(160 + i * 160, 530, 60, { ...look(i + 6), shirt: '#f4f1ea' }))}`,
  rapat: `${hall('#e6e3dc', '#9c7a58')}${screen(315, 60, 'Rapat Koordinasi')}
    ${row(4, (i) => front(150 + i * 220, 330, 54, look(i + 2)))}<path d="M80 470 h800 l70 150 h-940 z" fill="#8d5e36"/><path d="M80 470 h800 l8 18 h-816 z" fill="#a87445"/>
    ${row(4, (i) => `<rect x="${150 + i * 200}" y="505" width="84" height="56" rx="4" fill="#fbfbf8"/>`)}${row(4, (i) => back(140 + i * 230, 625, 66, look(i + 6)))}`,
  pelantikan: `${hall('#7d2b2b', '#b88d60')}${banner(36, ['PELANTIKAN', 'Panitia Pemilihan Kecamatan'], '#4c1717')}${flag(60)}${flag(800)}
    ${row(7, (i) => front(120 + i * 120, 370, 52, { ...look(i + 1), shirt: '#f4f1ea' }))}${front(480, 560, 70, { skin: '#b97a4f', shirt: '#1d2733', cap: true })}`,
  infografis: `<rect width="${width}" height="${height}" fill="#fff7ea"/><rect width="${width}" height="150" fill="#9f2d2a"/>
    <text x="480" y="70" font-size="44" font-weight="bold" text-anchor="middle" fill="#fff">CEK DATA PEMILIH</text><text x="480" y="118" font-size="27" text-anchor="middle" fill="#ffe3b0">tiga langkah, dua menit</text>
    ${['Buka laman cek data pemilih', 'Masukkan nomor induk', 'Periksa nama dan TPS Anda']
      .map(
        (line, i) =>
          `<circle cx="150" cy="${255 + i * 145}" r="54" fill="${pick(['#20576b', '#3d6d4c', '#b0682a'], i)}"/><text x="150" y="${271 + i * 145}" font-size="48" font-weight="bold" text-anchor="middle" fill="#fff">${i + 1}</text><text x="240" y="${267 + i * 145}" font-size="35" fill="#2c2c2c">${line}</text>`,
      )
      .join(
        '',
      )}<text x="480" y="690" font-size="23" text-anchor="middle" fill="#7a2f22">KPU Kabupaten Pasaman Barat · #KPUMelayani</text>`,
};

for (const [name, drawing] of Object.entries(scenes)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans">${drawing}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 78, mozjpeg: true }).toBuffer();
  await writeFile(new URL(`../playground/samples/${name}.jpg`, import.meta.url), jpeg);
}
