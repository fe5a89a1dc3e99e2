/** Why WhatsApp will not have us any more, or not until somebody does something. */
export type Stopped = 'loggedOut' | 'banned' | 'replaced' | 'outdated' | 'unsupported';

export type AfterClose =
  | { type: 'atOnce' }
  /** After a while, longer each time. */
  | { type: 'later' }
  /** Going on would only make it worse. */
  | { type: 'stop'; why: Exclude<Stopped, 'loggedOut'> }
  /** The session is gone: everything of it is forgotten, and the number has to be linked again. */
  | { type: 'linkAgain' };

const stops: Readonly<Record<number, Exclude<Stopped, 'loggedOut'>>> = {
  403: 'banned',
  405: 'outdated',
  411: 'unsupported',
  440: 'replaced',
};

/** What the code means that a connection was closed with (`DisconnectReason` of Baileys, and codes seen beside it). */
export function afterClose(code: number | undefined): AfterClose {
  if (code === 515) return { type: 'atOnce' };
  if (code === 401) return { type: 'linkAgain' };
  const why = code === undefined ? undefined : stops[code];
  return why ? { type: 'stop', why } : { type: 'later' };
}
