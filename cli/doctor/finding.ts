export interface Finding {
  /** `wrong` ends in exit code 1; a `note` is worth a look. */
  level: 'fine' | 'note' | 'wrong';
  about: string;
  text: string;
  /** What to do about it. */
  todo?: string;
}

export function wrong(about: string, error: unknown, todo: string): Finding {
  return { level: 'wrong', about, text: error instanceof Error ? error.message : String(error), todo };
}
