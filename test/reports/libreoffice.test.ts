import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import { june, memoryReads, recapRow } from './given-rows.ts';
import { linksOf, pagesOf, picturesOf } from './read-pdf.ts';
import { madeAt, sampleOffice, sampleRows } from './sample-office.ts';

const office = findOffice();
if (!office)
  process.stdout.write('LibreOffice is not here: its tests are skipped (Debian: apt-get install libreoffice-calc)\n');

function findOffice(): string | null {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** A damaged file makes it fail, for nobody is there to agree to a repair. */
describe.skipIf(!office)('LibreOffice without a screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alur-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function printedPaper(name: string, bytes: Uint8Array): Promise<Uint8Array> {
    writeFileSync(join(folder, `${name}.xlsx`), bytes);
    const own = `-env:UserInstallation=file://${folder}/profile`;
    const print = [own, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, `${name}.xlsx`)];
    await promisify(execFile)(office ?? '', print, { timeout: 100_000 });
    return readFileSync(join(folder, `${name}.pdf`));
  }

  async function printed(name: string, bytes: Uint8Array): Promise<string[]> {
    return pagesOf(await printedPaper(name, bytes));
  }

  it('opens the register and prints it, with page numbers', async () => {
    const { bytes } = await makeRegister(memoryReads(sampleRows), sampleOffice, june, 'xlsx', madeAt);
    const pages = await printed('register', bytes);
    expect(pages[0]).toContain('REGISTER DOKUMENTASI DAN KONTEN');
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect(page).toContain('Kelengkapan');
    }
    expect(pages.join(' ')).toContain('=HYPERLINK');
    expect(pages.join(' ')).toContain('Elvi Rahmawati, S.H.');
  }, 120_000);

  it('shows the logo of the office on the first page', async () => {
    const logo = sharp({ create: { width: 300, height: 300, channels: 4, background: '#9c1c1c' } }).png();
    writeFileSync(join(folder, 'logo'), await logo.toBuffer());
    const paper = { ...sampleOffice.paper, profile: { ...sampleOffice.paper.profile, logo: 'logo' } };
    const office = { ...sampleOffice, paper, pathOf: (sha256: string) => join(folder, sha256) };
    const { bytes } = await makeRegister(memoryReads(sampleRows), office, june, 'xlsx', madeAt);
    expect(await picturesOf(await printedPaper('berlogo', bytes), 1)).toHaveLength(1);
  }, 120_000);

  it('breaks a long link into lines, so that all of it is in print', async () => {
    const url = `https://kab-pasamanbarat.kpu.go.id/berita/baca/8123/${'sosialisasi-pemilih-pemula-'.repeat(6)}akhir`;
    const links = [{ platform: 'website', url, skipped: null }];
    const rows = { ...sampleRows, recap: [recapRow({ links })] };
    const { bytes } = await makeRecap(memoryReads(rows), sampleOffice, june, 'xlsx', madeAt);
    const paper = await printedPaper('tautan', bytes);
    expect(await linksOf(paper)).toContain(url);
    const [first = ''] = await pagesOf(paper);
    expect(first.replaceAll(/\s/g, '')).toContain(url);
  }, 120_000);

  it('opens the recap with its three sheets', async () => {
    const { bytes } = await makeRecap(memoryReads(sampleRows), sampleOffice, june, 'xlsx', madeAt);
    const all = (await printed('rekap', bytes)).join(' ');
    for (const said of ['REKAPITULASI KONTEN MEDIA SOSIAL', 'Ringkasan', 'KIRIMAN YANG DIKEMBALIKAN'])
      expect(all).toContain(said);
  }, 120_000);
});
