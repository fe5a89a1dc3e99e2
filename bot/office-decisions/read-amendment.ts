import {
  type ContentKind,
  contentKinds,
  type DueDays,
  type Procedure,
  type Requirement,
} from '../../workflows/procedure.ts';
import type { ProposedChange } from '../../workflows/procedure-versions.ts';
import { kindLabels } from '../texts/procedure.ts';

export type ReadAmendment = { change: Extract<ProposedChange, { type: 'amend' }> } | { unreadable: string };

/**
 * Lines such as `Nomor: 2 Tahun 2026`, `Kegiatan: 5 dokumentasi, narasi, caption`, `Tinjau: 2 hari`: what they do not name
 * stays as it is in `current`. The first line that cannot be read is named. Whether the rules are sound is not asked here.
 */
export function readAmendment(text: string, current: Procedure): ReadAmendment {
  const { number, title, requirements, dueDays } = current;
  const draft: Draft = { number, title, requirements: { ...requirements }, dueDays: { ...dueDays } };
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line !== '' && !readLine(line, draft)) return { unreadable: line };
  }
  const rules = { requirements: draft.requirements, dueDays: draft.dueDays };
  return { change: { type: 'amend', number: draft.number, title: draft.title, rules } };
}

interface Draft {
  number: string;
  title: string;
  requirements: Record<ContentKind, Requirement>;
  dueDays: Record<keyof DueDays, number>;
}

const dueLabels: Readonly<Record<string, keyof DueDays>> = {
  serah: 'collecting',
  tinjau: 'review',
  unggah: 'publishing',
};

function readLine(line: string, draft: Draft): boolean {
  const [, label = '', value = ''] = /^([^:]+):\s*(.+)$/.exec(line) ?? [];
  const word = label.trim().toLowerCase();
  if (word === 'nomor') draft.number = withWord(value);
  else if (word === 'judul') draft.title = value;
  else return readDays(word, value, draft) || readRequirement(word, value, draft);
  return true;
}

/** `2 Tahun 2026` is called `Nomor 2 Tahun 2026`. */
function withWord(number: string): string {
  return /^\d/.test(number) ? `Nomor ${number}` : number;
}

function readDays(word: string, value: string, draft: Draft): boolean {
  const part = dueLabels[word];
  const days = /^(\d{1,3})(?:\s*hari)?\.?$/i.exec(value)?.[1];
  if (part === undefined || days === undefined) return false;
  draft.dueDays[part] = Number(days);
  return true;
}

function readRequirement(word: string, value: string, draft: Draft): boolean {
  const kind = contentKinds.find((one) => kindLabels[one].toLowerCase() === word);
  const pieces = /(\d{1,3})/.exec(value)?.[1];
  if (kind === undefined || pieces === undefined) return false;
  draft.requirements[kind] = {
    pieces: Number(pieces),
    narrative: /narasi/i.test(value),
    caption: /caption/i.test(value),
  };
  return true;
}
