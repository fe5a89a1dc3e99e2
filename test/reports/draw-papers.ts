import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import { makeReport } from '../../reports/make-report.ts';
import { responsePdf } from '../../reports/response-pdf.ts';
import type { Reads } from '../../workflows/ports.ts';
import { june, memoryReads } from './given-rows.ts';
import { madeAt, sampleOffice, sampleResponse, sampleRows } from './sample-office.ts';

/** Draws one page of each paper for README and the guide: docs/img/. Needs `pdftoppm` (Debian: poppler-utils). */

const images = join(import.meta.dirname, '../../docs/img');
const reads = memoryReads(sampleRows);
const folder = mkdtempSync(join(tmpdir(), 'alur-papers-'));

function draw(name: string, bytes: Uint8Array): void {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', file, join(images, name)]);
}

draw('paper-register', (await makeRegister(reads, sampleOffice, june, 'pdf', madeAt)).bytes);
draw('paper-rekap', (await makeRecap(reads, sampleOffice, june, 'pdf', madeAt)).bytes);
draw('paper-tanggapan', await responsePdf(sampleResponse, sampleOffice, madeAt));
const sources = { rows: reads, reads: {} as Reads };
writeFileSync(
  join(images, 'gambar-rekap.png'),
  (await makeReport(sources, sampleOffice, { type: 'recapPicture', ...june }, madeAt)).bytes,
);
rmSync(folder, { recursive: true });
