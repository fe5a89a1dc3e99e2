/**
 * What of an error may stand in the log: its name, its kind, its code (`SQLITE_FULL`, `ENOSPC`), and where it was thrown. Its
 * message may quote what people wrote.
 */
export function traceOf(error: unknown): { error: string; kind?: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const kind = 'kind' in error ? { kind: String(error.kind) } : {};
  const code = 'code' in error && /^[A-Z][A-Z0-9_]+$/.test(String(error.code)) ? { code: String(error.code) } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...kind, ...code, at: frames.slice(0, 6).map((line) => line.trim()) };
}
