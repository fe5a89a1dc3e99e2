import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import type { PaperOffice } from '../../reports/report.ts';
import { june, memoryReads } from './given-rows.ts';
import { picturesOf } from './read-pdf.ts';
import { readXlsx } from './read-xlsx.ts';
import { madeAt, sampleOffice, sampleRows } from './sample-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'alur-logo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function withLogo(bytes: Uint8Array): PaperOffice {
  writeFileSync(join(folder, 'logo'), bytes);
  const paper = { ...sampleOffice.paper, profile: { ...sampleOffice.paper.profile, logo: 'logo' } };
  return { ...sampleOffice, paper, pathOf: (sha256) => join(folder, sha256) };
}

function drawn(width: number, height: number) {
  return sharp({ create: { width, height, channels: 4, background: '#9c1c1c80' } });
}

const reads = memoryReads(sampleRows);
const register = async (office: PaperOffice) => (await makeRegister(reads, office, june, 'xlsx', madeAt)).bytes;

/** Every relation of the parts of a workbook, as `part -> target`. */
function relationsOf(parts: Record<string, Uint8Array>): string[] {
  return Object.entries(parts).flatMap(([name, bytes]) => {
    const [, folder, part] = /^(.*)_rels\/(.*)\.rels$/.exec(name) ?? [];
    if (folder === undefined) return [];
    const inside = [...strFromU8(bytes).matchAll(/<Relationship [^>]*Target="([^"]*)"(?! TargetMode)/g)];
    return inside.map(([, target = '']) => `${folder}${part} -> ${join(folder, target)}`);
  });
}

describe('the logo of the office', () => {
  it('stands on every sheet of a workbook, and is in the file once', async () => {
    const office = withLogo(await drawn(2000, 1000).png().toBuffer());
    const parts = unzipSync((await makeRecap(reads, office, june, 'xlsx', madeAt)).bytes);
    expect(Object.keys(parts).filter((name) => name.startsWith('xl/media/'))).toEqual(['xl/media/picture1.png']);
    const related = relationsOf(parts);
    for (const number of [1, 2, 3]) {
      expect(strFromU8(parts[`xl/worksheets/sheet${number}.xml`]!)).toContain('<drawing r:id="drawing"/></worksheet>');
      expect(related).toContain(`xl/worksheets/sheet${number}.xml -> xl/drawings/drawing${number}.xml`);
      expect(related).toContain(`xl/drawings/drawing${number}.xml -> xl/media/picture1.png`);
    }
    for (const target of related.map((relation) => relation.split(' -> ')[1]!)) expect(parts).toHaveProperty([target]);
    const { width, height } = await sharp(parts['xl/media/picture1.png']).metadata();
    expect({ width, height }).toEqual({ width: 320, height: 160 });
  });

  it('keeps its proportions, however wide or high it is', async () => {
    for (const [width, height] of [
      [300, 300],
      [1200, 100],
      [100, 1200],
    ] as const) {
      const parts = unzipSync(await register(withLogo(await drawn(width, height).png().toBuffer())));
      const [, cx, cy] = /<xdr:ext cx="(\d+)" cy="(\d+)"/.exec(strFromU8(parts['xl/drawings/drawing1.xml']!))!;
      expect(Number(cx) / Number(cy) / (width / height)).toBeCloseTo(1, 1);
      expect(Number(cy)).toBeLessThanOrEqual(50 * 12_700);
    }
  });

  it('changes no cell, and the file is the same each time', async () => {
    const office = withLogo(await drawn(64, 64).jpeg().toBuffer());
    expect(await readXlsx(await register(office))).toEqual(await readXlsx(await register(sampleOffice)));
    expect(Buffer.from(await register(office)).equals(Buffer.from(await register(office)))).toBe(true);
  });

  it('stands on a PDF as well', async () => {
    const office = withLogo(await drawn(900, 900).png().toBuffer());
    const { bytes } = await makeRegister(reads, office, june, 'pdf', madeAt);
    expect(await picturesOf(bytes, 1)).toEqual([{ width: 320, height: 320 }]);
  });

  it('is left out where the file is none that can be drawn, or is gone', async () => {
    const broken = withLogo(Buffer.from('bukan gambar'));
    const gone = { ...broken, pathOf: () => join(folder, 'hilang') };
    for (const office of [broken, gone])
      expect(Object.keys(unzipSync(await register(office))).join(' ')).not.toMatch(/drawing|media/);
  });
});
