/** @import { PageEvent } from '../web/page-news.ts' */

/**
 * Hears what happens, for as long as the page is open. A break heals by itself: the browser connects again, and the first
 * thing it hears then is everything.
 * @param {(event: PageEvent | { type: 'connected' | 'disconnected' }) => void} onEvent
 */
export function listen(onEvent) {
  const source = new EventSource('/events');
  source.onmessage = ({ data }) => onEvent(JSON.parse(data));
  source.onopen = () => onEvent({ type: 'connected' });
  source.onerror = () => onEvent({ type: 'disconnected' });
  return () => source.close();
}

/**
 * Does something on a phone or with the clock. Throws an `Error` whose message can be shown.
 * @param {'text' | 'tap' | 'edit' | 'delete' | 'link' | 'forge' | 'clock' | 'reset'} what
 * @param {Readonly<Record<string, unknown>>} body
 * @returns {Promise<{ text?: string, showAlert?: boolean, target?: string | null }>}
 */
export function act(what, body) {
  return post(`/do/${what}`, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

/**
 * @param {Readonly<Record<string, string | number>>} fields
 * @param {readonly File[]} files
 */
export function sendFiles(fields, files) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
  for (const file of files) body.append('files', file, file.name);
  return post('/do/files', { body });
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function post(path, init) {
  const response = await fetch(path, { method: 'POST', ...init }).catch(() => null);
  if (!response) throw new Error('Program tidak menjawab. Apakah masih berjalan?');
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? 'Tidak bisa dilakukan.');
  return answer;
}
