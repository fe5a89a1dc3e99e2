/** What of an error may stand in the log: its name, its kind, and where it was thrown. Its message may quote what people wrote. */
export function traceOf(error: unknown): { error: string; kind?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const kind = 'kind' in error ? { kind: String(error.kind) } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, ...kind, at: frames.slice(0, 6).map((line) => line.trim()) };
}
