import { describe, expect, it } from 'vitest';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import { responsePdf } from '../../reports/response-pdf.ts';
import { june, memoryReads } from './given-rows.ts';
import { pagesOf } from './read-pdf.ts';
import { readXlsx } from './read-xlsx.ts';
import { madeAt, sampleOffice, sampleResponse, sampleRows } from './sample-office.ts';

/** The same rows make the same papers. A wanted change: `vitest run test/reports/golden.test.ts -u`, and look at the difference. */

const reads = memoryReads(sampleRows);

async function cellsOf(bytes: Uint8Array): Promise<string> {
  const sheets = [...(await readXlsx(bytes))].flatMap(([name, rows]) => [
    `# ${name}`,
    ...rows.map((row) => JSON.stringify(row)),
  ]);
  return `${sheets.join('\n')}\n`;
}

async function textOfPages(bytes: Uint8Array): Promise<string> {
  return `${(await pagesOf(bytes)).map((page, index) => `# ${index + 1}\n${page}`).join('\n')}\n`;
}

describe('golden papers', () => {
  it('register, cell by cell', async () => {
    const { bytes } = await makeRegister(reads, sampleOffice, june, 'xlsx', madeAt);
    await expect(await cellsOf(bytes)).toMatchFileSnapshot('golden/register.xlsx.txt');
  });

  it('recap, cell by cell', async () => {
    const { bytes } = await makeRecap(reads, sampleOffice, june, 'xlsx', madeAt);
    await expect(await cellsOf(bytes)).toMatchFileSnapshot('golden/recap.xlsx.txt');
  });

  it('register, recap and written response, page by page', async () => {
    const register = await makeRegister(reads, sampleOffice, june, 'pdf', madeAt);
    await expect(await textOfPages(register.bytes)).toMatchFileSnapshot('golden/register.pdf.txt');
    const recap = await makeRecap(reads, sampleOffice, june, 'pdf', madeAt);
    await expect(await textOfPages(recap.bytes)).toMatchFileSnapshot('golden/recap.pdf.txt');
    const response = await responsePdf(sampleResponse, sampleOffice, madeAt);
    await expect(await textOfPages(response)).toMatchFileSnapshot('golden/response.pdf.txt');
  });

  it('a workbook is the same file each time', async () => {
    const make = async () => (await makeRegister(reads, sampleOffice, june, 'xlsx', madeAt)).bytes;
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });
});
