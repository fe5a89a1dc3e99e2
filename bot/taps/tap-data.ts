import { isProfileField, type ProfileField } from '../../workflows/office-profile.ts';
import { isReviewStep, type ReviewStep } from '../../workflows/procedure.ts';
import { type DecisionTap, decisionTapData, readDecisionTap } from '../office-decisions/decision-tap-data.ts';

/**
 * What a button sends back, made and read in this one place. A button is a request, not a permission: everything in it
 * is checked again where it is decided, because anybody can send any of it.
 */
export type Tap =
  | OnStep<'accept' | 'reject' | 'correct' | 'back' | 'media'>
  | { verb: 'fix'; code: string; field: 'caption' | 'narrative'; revision: number }
  | { verb: 'toggle'; code: string; revision: number; index: number }
  | { verb: 'save'; code: string; revision: number }
  | { verb: 'cancel' | 'narrative' | 'handIn' | 'discard' | 'again'; code: string }
  | { verb: 'link' | 'skip'; code: string; platform: string }
  | { verb: 'join'; code: string; person: number; day: string }
  | { verb: 'revoke'; holding: number }
  /** Where to be asked: a chat, or `last`. */
  | { verb: 'promptsTo'; channel: string }
  | { verb: 'decision'; wish: DecisionTap }
  | AgendaTap
  | HolidayTap
  /** What to set of the office (`/kantor`). */
  | { verb: 'office'; field: ProfileField };

/** Buttons of the list of holidays. */
export type HolidayTap =
  | { verb: 'holidays'; year: number; view: 'list' | 'remove' }
  | { verb: 'addHolidays' }
  | { verb: 'dropHoliday'; id: number };

/** Buttons of the agenda: one activity, what to change of it, or the activity that a package belongs to (0: none). */
export type AgendaTap =
  | { verb: 'activity'; activity: number }
  | { verb: 'change'; activity: number; field: ActivityField }
  /** The list on which the activity stands. */
  | { verb: 'agenda'; activity: number }
  | { verb: 'assign'; code: string; activity: number };

export type ActivityField = 'name' | 'day' | 'team' | 'cancel';

type OnStep<V> = V extends string ? { verb: V; code: string; step: ReviewStep; revision: number } : never;

/** At most 64 bytes (Bot API, InlineKeyboardButton.callback_data). */
export function tapData(tap: Tap): string {
  switch (tap.verb) {
    case 'accept':
    case 'reject':
    case 'correct':
    case 'back':
    case 'media':
      return [tap.verb, tap.code, tap.step, tap.revision].join(':');
    case 'fix':
      return [tap.verb, tap.code, tap.field, tap.revision].join(':');
    case 'toggle':
      return [tap.verb, tap.code, tap.revision, tap.index].join(':');
    case 'save':
      return [tap.verb, tap.code, tap.revision].join(':');
    case 'link':
    case 'skip':
      return [tap.verb, tap.code, tap.platform].join(':');
    case 'join':
      return [tap.verb, tap.code, tap.person, tap.day].join(':');
    case 'decision':
      return decisionTapData(tap.wish);
    case 'revoke':
      return [tap.verb, tap.holding].join(':');
    case 'promptsTo':
      return [tap.verb, tap.channel].join(':');
    case 'addHolidays':
      return tap.verb;
    case 'holidays':
      return [tap.verb, tap.year, tap.view].join(':');
    case 'dropHoliday':
      return [tap.verb, tap.id].join(':');
    case 'office':
      return [tap.verb, tap.field].join(':');
    case 'agenda':
    case 'activity':
      return [tap.verb, tap.activity].join(':');
    case 'change':
      return [tap.verb, tap.activity, tap.field].join(':');
    case 'assign':
      return [tap.verb, tap.code, tap.activity].join(':');
    default:
      return [tap.verb, tap.code].join(':');
  }
}

/** Null for what no button of ours sends. */
export function readTap(data: string): Tap | null {
  const decision = readDecisionTap(data);
  if (decision) return { verb: 'decision', wish: decision };
  const [verb = '', ...rest] = data.split(':');
  if (verb === 'revoke')
    return whole(rest[0]) === null || rest.length !== 1 ? null : { verb, holding: Number(rest[0]) };
  if (verb === 'promptsTo') return /^[a-z]{1,20}$/.test(rest.join(':')) ? { verb, channel: rest.join(':') } : null;
  if (verb === 'office') return readOfficeTap(rest.join(':'));
  if (verb === 'agenda' || verb === 'activity' || verb === 'change') return readAgendaTap(verb, rest);
  if (verb === 'holidays' || verb === 'addHolidays' || verb === 'dropHoliday') return readHolidayTap(verb, rest);
  const [code = '', ...args] = rest;
  if (!/^[A-Z]{1,4}-\d{4,9}$/.test(code)) return null;
  return readPackageTap(verb, code, args);
}

function readOfficeTap(field: string): Tap | null {
  return isProfileField(field) ? { verb: 'office', field } : null;
}

function readAgendaTap(verb: Exclude<AgendaTap['verb'], 'assign'>, args: readonly string[]): Tap | null {
  const [activity, field] = args;
  if (!isWhole(activity)) return null;
  if (verb !== 'change') return args.length === 1 ? { verb, activity: Number(activity) } : null;
  return args.length === 2 && isActivityField(field) ? { verb, activity: Number(activity), field } : null;
}

function readHolidayTap(verb: HolidayTap['verb'], args: readonly string[]): Tap | null {
  const [number, view] = args;
  if (verb === 'addHolidays') return args.length === 0 ? { verb } : null;
  if (!isWhole(number)) return null;
  if (verb === 'dropHoliday') return args.length === 1 ? { verb, id: Number(number) } : null;
  return args.length === 2 && (view === 'list' || view === 'remove') ? { verb, year: Number(number), view } : null;
}

function readPackageTap(verb: string, code: string, args: readonly string[]): Tap | null {
  const [first = '', second] = args;
  switch (verb) {
    case 'accept':
    case 'reject':
    case 'correct':
    case 'back':
    case 'media':
      return isStep(first) && isWhole(second) ? { verb, code, step: first, revision: Number(second) } : null;
    case 'fix':
      return isTextField(first) && isWhole(second) ? { verb, code, field: first, revision: Number(second) } : null;
    case 'toggle':
      return isWhole(first) && isWhole(second) ? { verb, code, revision: Number(first), index: Number(second) } : null;
    case 'save':
      return isWhole(first) ? { verb, code, revision: Number(first) } : null;
    case 'link':
    case 'skip':
      return /^[a-z]{1,20}$/.test(first) ? { verb, code, platform: first } : null;
    case 'join':
      return isWhole(first) && /^\d{4}-\d\d-\d\d$/.test(second ?? '')
        ? { verb, code, person: Number(first), day: second ?? '' }
        : null;
    case 'assign':
      return isWhole(first) && args.length === 1 ? { verb, code, activity: Number(first) } : null;
    case 'cancel':
    case 'narrative':
    case 'handIn':
    case 'discard':
    case 'again':
      return args.length === 0 ? { verb, code } : null;
    default:
      return null;
  }
}

function isStep(text: string): text is ReviewStep {
  return isReviewStep(text as ReviewStep);
}

function isTextField(text: string): text is 'caption' | 'narrative' {
  return text === 'caption' || text === 'narrative';
}

function isActivityField(text: string | undefined): text is ActivityField {
  return text === 'name' || text === 'day' || text === 'team' || text === 'cancel';
}

function isWhole(text: string | undefined): boolean {
  return whole(text) !== null;
}

function whole(text: string | undefined): number | null {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : null;
}
