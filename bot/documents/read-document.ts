import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './decode-text.ts';
import type { ExtractedText } from './extract-text.ts';

const longestText = 200_000;

type Kind = 'txt' | 'docx' | 'pdf' | 'damaged' | 'other';

/** Throws on nothing that a document can be; what the libraries throw means that it is damaged. */
export async function readDocument(bytes: Buffer, fileName: string): Promise<ExtractedText> {
  if (bytes.length === 0) return { problem: 'empty' };
  switch (await kindOf(bytes, fileName)) {
    case 'txt':
      return finish(decodeText(bytes) ?? '');
    case 'docx':
      return readWith(readDocx, bytes);
    case 'pdf':
      return readWith(readPdf, bytes);
    case 'damaged':
      return { problem: 'damaged' };
    case 'other':
      return { problem: 'wrongType' };
  }
}

/** By what stands in it; by its name only whether it is a text, and what it would be were it whole. */
async function kindOf(bytes: Buffer, fileName: string): Promise<Kind> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type?.ext === 'pdf' || type?.ext === 'docx') return type.ext;
  const named = /\.(txt|docx|pdf)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (named === 'txt') return decodeText(bytes) === null ? 'other' : 'txt';
  if (named === 'docx' && (type === undefined || type.ext === 'zip')) return 'damaged';
  return named === 'pdf' && type === undefined ? 'damaged' : 'other';
}

async function readWith(read: (bytes: Buffer) => Promise<string>, bytes: Buffer): Promise<ExtractedText> {
  try {
    return finish(await read(bytes));
  } catch {
    return { problem: 'damaged' };
  }
}

async function readDocx(buffer: Buffer): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  return (await mammoth.extractRawText({ buffer })).value;
}

async function readPdf(bytes: Buffer): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.join('\n\n');
}

function finish(raw: string): ExtractedText {
  const text = tidy(raw);
  if (text === '') return { problem: 'empty' };
  return text.length > longestText ? { problem: 'tooLong' } : { text };
}

function tidy(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim();
}
