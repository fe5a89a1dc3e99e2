import type { BinaryNode, SignalKeyStore } from '@whiskeysockets/baileys';

export function stanza(tag: string, attrs: Record<string, string> = {}, content?: BinaryNode['content']): BinaryNode {
  return content === undefined ? { tag, attrs } : { tag, attrs, content };
}

/** Seconds since 1970, as attributes carry them. */
export const seconds = (): string => String(Math.floor(Date.now() / 1000));

export const quietLogger = {
  level: 'silent',
  child: () => quietLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
};

/** Keys of one account, in memory. */
export function memoryKeys(): SignalKeyStore {
  const data = new Map<string, unknown>();
  return {
    async get(type, ids) {
      const found = ids.flatMap((id) => (data.has(`${type}:${id}`) ? [[id, data.get(`${type}:${id}`)] as const] : []));
      return Object.fromEntries(found) as never;
    },
    async set(update) {
      for (const [type, values] of Object.entries(update)) {
        for (const [id, value] of Object.entries(values ?? {})) {
          if (value === null) data.delete(`${type}:${id}`);
          else data.set(`${type}:${id}`, value);
        }
      }
    },
  };
}
