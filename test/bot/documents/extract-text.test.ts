import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { extractText } from '../../../bot/documents/extract-text.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { docx, pdf, zip } from './make-documents.ts';

const read = (bytes: Buffer, fileName: string) => extractText({ bytes, fileName });

describe('text of a document', () => {
  it('.docx: paragraphs', async () => {
    expect(await read(docx('Rapat pleno di Ende.', 'Dihadiri 40 orang.'), 'narasi.docx')).toEqual({
      text: 'Rapat pleno di Ende.\n\nDihadiri 40 orang.',
    });
  });

  it('.pdf: lines', async () => {
    expect(await read(pdf('Rapat pleno (terbuka)', 'di Ende.'), 'narasi.pdf')).toEqual({
      text: 'Rapat pleno (terbuka)\ndi Ende.',
    });
  });

  it('of a file on disk, whatever its name says of what it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alur-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'f'.repeat(64));
    await writeFile(path, docx('Rapat pleno.'));
    expect(await extractText({ path, fileName: 'narasi.pdf' })).toEqual({ text: 'Rapat pleno.' });
    expect(await extractText({ path: join(folder, 'gone'), fileName: 'a.txt' })).toEqual({ problem: 'damaged' });
  });

  it.each([
    ['UTF-8', Buffer.from('Sidang “pleno” 😀')],
    ['UTF-8 with its mark', Buffer.from('\ufeffSidang “pleno” 😀')],
    ['UTF-16', Buffer.from('\ufeffSidang “pleno” 😀', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\ufeffSidang “pleno” 😀', 'utf16le').swap16()],
  ])('.txt in %s', async (_encoding, bytes) => {
    expect(await read(bytes, 'Narasi.TXT')).toEqual({ text: 'Sidang “pleno” 😀' });
  });

  it('.txt as Notepad wrote it', async () => {
    const bytes = Buffer.from([0x93, 0x70, 0x6c, 0x65, 0x6e, 0x6f, 0x94, 0x0d, 0x0a, 0x63, 0x61, 0x66, 0xe9]);
    expect(await read(bytes, 'narasi.txt')).toEqual({ text: '“pleno”\ncafé' });
  });

  it('.txt that begins like a picture', async () => {
    expect(await read(Buffer.from('BMKG hadir di rapat pleno.'), 'a.txt')).toEqual({
      text: 'BMKG hadir di rapat pleno.',
    });
  });

  it('up to 200,000 characters', async () => {
    expect(await read(Buffer.from('a'.repeat(200_000)), 'a.txt')).toEqual({ text: 'a'.repeat(200_000) });
    expect(await read(Buffer.from('a'.repeat(200_001)), 'a.txt')).toEqual({ problem: 'tooLong' });
  });
});

describe('what cannot be read', () => {
  const whole = docx('Rapat pleno di Ende.');

  it.each([
    ['nothing', Buffer.alloc(0), 'a.txt', 'empty'],
    ['nothing but blanks', Buffer.from(' \r\n\t\n'), 'a.txt', 'empty'],
    ['a .docx without text', docx(''), 'a.docx', 'empty'],
    ['a scanned .pdf', pdf(), 'a.pdf', 'empty'],
    ['half a .docx', whole.subarray(0, whole.length / 2), 'a.docx', 'damaged'],
    ['a .zip named .docx', zip({ 'a.txt': 'a' }), 'a.docx', 'damaged'],
    ['a .pdf with nothing in it', Buffer.from('%PDF-1.4\nrubbish'), 'a.pdf', 'damaged'],
    ['rubbish named .pdf', Buffer.from([1, 2, 3, 4]), 'a.pdf', 'damaged'],
    ['a photo', sampleJpeg('a'), 'a.jpg', 'wrongType'],
    ['a photo named .txt', sampleJpeg('a'), 'a.txt', 'wrongType'],
    ['a photo named .docx', sampleJpeg('a'), 'a.docx', 'wrongType'],
    ['a text without its name', Buffer.from('narasi'), 'narasi', 'wrongType'],
  ])('%s', async (_what, bytes, fileName, problem) => {
    expect(await read(bytes, fileName)).toEqual({ problem });
  });

  it('what takes too long is ended', async () => {
    expect(await extractText({ bytes: docx('a'), fileName: 'a.docx' }, 1)).toEqual({ problem: 'timedOut' });
  });

  it('a small file that grows without end', async () => {
    const bomb = docx('a'.repeat(2 ** 28));
    const result = await read(bomb, 'a.docx');
    expect(result).toHaveProperty('problem');
  }, 30_000);
});
