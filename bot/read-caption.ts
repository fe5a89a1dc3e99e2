import type { ContentChange } from '../workflows/command.ts';
import type { Day } from '../workflows/deadlines.ts';
import { type ContentKind, captionLimit } from '../workflows/procedure.ts';
import type { Problem } from '../workflows/submission.ts';
import { readDate } from './read-date.ts';
import { shorten } from './rich-text.ts';

/** Labels of a caption, any case, each up to the next label (contract, Handing in). */
const labels = ['kegiatan', 'tanggal', 'caption', 'narasi', 'jenis'] as const;
type Label = (typeof labels)[number];

const kinds: Readonly<Record<string, ContentKind>> = {
  kegiatan: 'activity',
  video: 'video',
  infografis: 'infographic',
  lainnya: 'other',
};

/** Longer names are cut: a first line may be a whole paragraph. */
const nameLimit = 300;

/** The text under the media that begin a package. `sentOn` is the day of the message. */
export function readOpening(text: string, sentOn: Day): ContentChange {
  const { before, fields } = withDateOfOneLine(splitLabels(text), sentOn);
  const labelled = fields.size > 0;
  const caption = fields.get('caption') ?? before;
  const name = fields.get('kegiatan') ?? firstLine(before) ?? firstLine(caption) ?? 'Tanpa nama';
  const change = readFields(fields, sentOn);
  return {
    ...change,
    activityName: oneLine(name),
    ...(labelled && !fields.has('caption') && before !== '' ? readCaption(before, change) : {}),
    ...(labelled ? {} : readCaption(text.trim(), change)),
  };
}

/** Labelled fields of a reply to a package; null when it carries no label. */
export function readReply(text: string, sentOn: Day): ContentChange | null {
  const { fields } = splitLabels(text);
  return fields.size === 0 ? null : readFields(fields, sentOn);
}

/** A caption alone: taken, or refused with its count. */
export function readCaption(caption: string, change: ContentChange = {}): ContentChange {
  if (caption === '') return {};
  if (caption.length <= captionLimit) return { caption };
  const problem: Problem = { field: 'caption', why: 'tooLong', length: caption.length };
  return { problems: [...(change.problems ?? []), problem] };
}

export function hasLabels(text: string): boolean {
  return splitLabels(text).fields.size > 0;
}

function readFields(fields: ReadonlyMap<Label, string>, sentOn: Day): ContentChange {
  const name = fields.get('kegiatan');
  const narrative = fields.get('narasi');
  let change: ContentChange = {};
  if (name) change = { ...change, activityName: oneLine(name) };
  if (narrative) change = { ...change, narrative };
  change = add(change, readDateField(fields.get('tanggal'), sentOn));
  change = add(change, readKindField(fields.get('jenis')));
  return add(change, readCaption(fields.get('caption') ?? ''));
}

function add(change: ContentChange, more: ContentChange): ContentChange {
  const problems = [...(change.problems ?? []), ...(more.problems ?? [])];
  return { ...change, ...more, ...(problems.length > 0 ? { problems } : {}) };
}

function readDateField(written: string | undefined, sentOn: Day): ContentChange {
  if (!written) return {};
  const date = readDate(written, sentOn);
  if ('day' in date) return { activityDay: date.day };
  return { problems: [{ field: 'date', why: date.problem, written: shorten(oneLine(written), 60) }] };
}

function readKindField(written: string | undefined): ContentChange {
  if (!written) return {};
  const kind = kinds[written.trim().toLowerCase()];
  if (kind) return { kind };
  return { problems: [{ field: 'kind', why: 'unknown', written: shorten(oneLine(written), 60) }] };
}

interface Labelled {
  /** What stands under no label. */
  before: string;
  fields: Map<Label, string>;
}

function splitLabels(text: string): Labelled {
  const found = findLabels(text);
  const fields = new Map<Label, string>();
  found.forEach(({ name, to }, index) => {
    const next = found[index + 1];
    const written = text.slice(to, next?.from).trim();
    const value = next?.sharesLine ? written.replace(/[\s,;|]+$/, '') : written;
    if (value !== '' && !fields.has(name)) fields.set(name, value);
  });
  return { before: text.slice(0, found[0]?.from).trim(), fields };
}

interface FoundLabel {
  name: Label;
  from: number;
  to: number;
  /** It stands behind another label in the same line. */
  sharesLine: boolean;
}

/** Prose may have a word with a colon in it. So labels begin a line; behind a short one they may share its line. */
function findLabels(text: string): FoundLabel[] {
  const anyLabel = labels.join('|');
  const first = new RegExp(`^[ \\t*_]*(${anyLabel})[ \\t*_]*:`, 'gim');
  const further = new RegExp(`(?<=[\\s,;.|])[*_]*(${anyLabel})[ \\t*_]*:`, 'gi');
  return [...text.matchAll(first)].flatMap((match) => {
    const label = labelAt(match);
    if (!shortLabels.includes(label.name)) return [label];
    const [line = ''] = text.slice(label.to).split('\n');
    return [label, ...[...line.matchAll(further)].map((more) => labelAt(more, label))];
  });
}

const shortLabels: readonly Label[] = ['kegiatan', 'tanggal', 'jenis'];

function labelAt({ 0: all, 1: name = '', index }: RegExpExecArray, behind?: FoundLabel): FoundLabel {
  const from = (behind?.to ?? 0) + index;
  return { name: name.toLowerCase() as Label, from, to: from + all.length, sharesLine: behind !== undefined };
}

/** A date is one line: what people write below it, without a label, is no part of it. */
function withDateOfOneLine({ before, fields }: Labelled, sentOn: Day): Labelled {
  const [, date = '', rest = ''] = /^([^\n]+)\n+([\s\S]+)$/.exec(fields.get('tanggal') ?? '') ?? [];
  const read = readDate(date, sentOn);
  if (rest === '' || ('problem' in read && read.problem === 'unreadable')) return { before, fields };
  return { before: `${before}\n${rest}`.trim(), fields: new Map(fields).set('tanggal', date) };
}

function firstLine(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
}

function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' ').trim(), nameLimit);
}
