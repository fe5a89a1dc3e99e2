import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error.ts';
import { parseMultipart } from './parse-multipart.ts';

const LARGEST_BODY = 51 * 1024 * 1024;

/** Parameters of a call from its query and its body, whichever way they came; strings are not decoded yet. */
export async function readParams(request: IncomingMessage, query: string): Promise<Record<string, unknown>> {
  const params: Record<string, unknown> = Object.fromEntries(new URLSearchParams(query));
  const body = await readBody(request);
  if (body.length === 0) return params;
  const contentType = request.headers['content-type'] ?? '';
  return Object.assign(params, parseBody(body, contentType));
}

function parseBody(body: Buffer, contentType: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return parseJsonBody(body);
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(body, contentType);
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

function parseJsonBody(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Refused below, with what is no object.
  }
  throw badRequest("can't parse JSON object");
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new ApiError(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}
