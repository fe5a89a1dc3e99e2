import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, answerCall, type CallDesk, refusal, tooManyRequests } from './answer-call.ts';
import type { ApiCall } from './api-call.ts';
import { ApiError } from './api-error.ts';
import type { CallLog } from './call-log.ts';
import type { Fault } from './fault.ts';
import type { FaultPlan } from './faults.ts';
import { readParams } from './read-params.ts';

export interface RouterParts {
  readonly token: string;
  readonly desk: CallDesk;
  readonly calls: CallLog;
  readonly faults: FaultPlan;
}

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`; faults come between. */
export function createRouter(parts: RouterParts): RequestListener {
  return (request, response) => {
    route(parts, request, response).catch(() => request.socket.destroy());
  };
}

async function route(parts: RouterParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (parts.faults.isOut) return reset(request);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const [, file, token, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(path) ?? [];
  if (token === undefined) return send(response, refusal(new ApiError(404, 'Not Found')));
  if (decodeURIComponent(token) !== parts.token) return send(response, refusal(new ApiError(401, 'Unauthorized')));
  if (file === undefined) await routeCall(parts, rest, query, request, response);
  else await routeFile(parts, decodeURIComponent(rest), request, response);
}

async function routeCall(
  { desk, calls, faults }: RouterParts,
  method: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = calls.begin(method);
  const fault = faults.draw(method);
  const raw = await readParams(request, query).catch(asApiError);
  // Only now: a fault may come while a body is on its way.
  if (faults.isOut || fault?.kind === 'reset-before') return reset(request);
  const refused = fault && faultAnswer(fault);
  const answer =
    refused ?? (raw instanceof ApiError ? refusal(raw) : await answerCall(desk, call, raw, hangUp(response)));
  if (fault?.kind === 'hang') await delay(fault.ms, undefined, { ref: false });
  if (faults.isOut || fault?.kind === 'reset-after') return reset(request);
  calls.finish(call, answer.status, answer.body.description);
  if (fault?.kind === '502') sendHtml(response);
  else send(response, answer);
}

async function routeFile(
  { desk, calls, faults }: RouterParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call: ApiCall = calls.begin('file', { path });
  const fault = faults.draw('file');
  if (fault?.kind === 'hang') await delay(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'reset-before' || fault?.kind === 'reset-after') return reset(request);
  const file = desk.telegram.files.atPath(path);
  const refused = (fault && faultAnswer(fault)) ?? (file ? undefined : refusal(new ApiError(404, 'Not Found')));
  calls.finish(call, refused?.status ?? 200, refused?.body.description);
  if (refused) return send(response, refused);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file?.bytes.length });
  response.end(file?.bytes);
}

function faultAnswer(fault: Fault): Answer | undefined {
  if (fault.kind === '429') return refusal(tooManyRequests(fault.retryAfter));
  if (fault.kind === '500') return refusal(new ApiError(500, 'Internal Server Error'));
  return fault.kind === '502' ? refusal(new ApiError(502, 'Bad Gateway')) : undefined;
}

function hangUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  // With a reason of our own: making the default one, an exception with its stack, is slow.
  response.once('close', () => controller.abort('the bot hung up'));
  return controller.signal;
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

// RST, so that the client sees ECONNRESET and not a polite end.
function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const json = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': json.length }).end(json);
}

function sendHtml(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end(
    '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
  );
}
