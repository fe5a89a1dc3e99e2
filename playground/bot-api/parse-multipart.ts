import { UploadedFile } from './uploaded-file.ts';

/**
 * multipart/form-data into fields and files. Written out because the parser behind `Response.formData()` refuses what HTTP
 * clients for bots send and Telegram takes: unquoted file names, header names in small letters.
 */
export function parseMultipart(body: Buffer, contentType: string): Record<string, unknown> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1] ?? '';
  const delimiter = Buffer.from(`--${boundary}`);
  const fields: Record<string, unknown> = {};
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (end < 0) break;
    readPart(body.subarray(start + delimiter.length, end), fields);
    start = end;
  }
  return fields;
}

function readPart(part: Buffer, fields: Record<string, unknown>): void {
  const headerEnd = part.indexOf('\r\n\r\n');
  if (headerEnd < 0) return;
  const headers = part.subarray(0, headerEnd).toString();
  const content = part.subarray(headerEnd + 4, part.length - 2);
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (name === undefined) return;
  const fileName = parameter(disposition, 'filename');
  const mimeType = /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1] ?? 'application/octet-stream';
  // A copy: the body as a whole shall not live as long as its files.
  fields[name] =
    fileName === undefined ? content.toString() : new UploadedFile(fileName, mimeType, Buffer.from(content));
}

function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(disposition);
  return match?.[1] ?? match?.[2];
}
