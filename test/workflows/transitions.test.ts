import { describe, expect, it } from 'vitest';
import type { SubmissionCommand } from '../../workflows/command.ts';
import { type Context, decide } from '../../workflows/decide.ts';
import type { Effect } from '../../workflows/effects.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import type { Submission } from '../../workflows/submission.ts';
import * as given from './given.ts';

/** Every command, by somebody who may give it, on every state: what a person would want to check on one page. */
const states: [string, Submission][] = [
  ['1 collecting', given.opened()],
  ['2 receiving', given.handedIn()],
  ['3 correcting', given.received()],
  ['4 deciding', given.corrected()],
  ['5 publishing', given.decided()],
  ['published', given.published()],
  ['withdrawn', given.withdrawn()],
];

const { admin, deputy, chief, officer } = given;
const commands: [string, SubmissionCommand, Context][] = [
  ['AddContent (team)', { type: 'AddContent', content: { caption: 'Caption baru' } }, given.as(officer)],
  ['RemoveContent (team)', { type: 'RemoveContent', message: 'telegram:-100:1' }, given.as(officer)],
  [
    'SettlePiece (time)',
    { type: 'SettlePiece', key: 'telegram:-100:1', result: { state: 'unarchived' } },
    given.asTime(),
  ],
  ['HandIn (team)', given.handIn, given.as(officer)],
  ['Discard (opener)', { type: 'Discard' }, given.as(officer)],
  ['AcceptStep 2 (admin)', given.accept('receiving'), given.as(admin)],
  ['AcceptStep 3 (wakil)', given.accept('correcting'), given.as(deputy)],
  ['AcceptStep 4 (pimpinan)', given.accept('deciding'), given.as(chief)],
  ['AskToReject 4 (pimpinan)', { type: 'AskToReject', step: 'deciding', revision: 1 }, given.as(chief)],
  ['RejectStep 2 (admin)', given.reject('receiving'), given.as(admin)],
  ['RejectStep 3 (wakil)', given.reject('correcting'), given.as(deputy)],
  ['RejectStep 4 (pimpinan)', given.reject('deciding'), given.as(chief)],
  [
    'AskToCorrect (wakil)',
    { type: 'AskToCorrect', field: 'caption', step: 'correcting', revision: 1 },
    given.as(deputy),
  ],
  [
    'CorrectContent (wakil)',
    { type: 'CorrectContent', step: 'correcting', revision: 1, correction: { field: 'caption', text: 'Lebih baik' } },
    given.as(deputy),
  ],
  ['AddResponse (admin)', { type: 'AddResponse', index: 1, response: 'Lengkap.' }, given.as(admin)],
  ['AskForLink (admin)', { type: 'AskForLink', platform: 'instagram' }, given.as(admin)],
  [
    'RecordLinks (admin)',
    { type: 'RecordLinks', links: [{ platform: 'instagram', url: 'https://instagram.com/p/2' }] },
    given.as(admin),
  ],
  ['AskToSkip (admin)', { type: 'AskToSkip', platform: 'instagram' }, given.as(admin)],
  ['SkipPlatform (admin)', { type: 'SkipPlatform', platform: 'instagram', reason: 'Tidak perlu' }, given.as(admin)],
  ['Withdraw (opener)', { type: 'Withdraw', reason: 'Batal' }, given.as(officer)],
  [
    'RecountDeadlines (admin)',
    { type: 'RecountDeadlines' },
    given.as(admin, {
      calendar: { zone: 'Asia/Jakarta', workingDaysOnly: true, isHoliday: (day) => day === '2025-06-13' },
    }),
  ],
  [
    'ReminderDue 1 (time)',
    { type: 'ReminderDue', step: 'collecting', dueAt: given.fridayMorning },
    given.asTime({ now: given.fridayMorning }),
  ],
];

describe('the table', () => {
  it('says the same as the page that people read', async () => {
    await expect(page()).toMatchFileSnapshot('transitions.table.txt');
  });

  it('lets no stranger do anything anywhere', () => {
    const stranger = given.as(given.stranger);
    const done = states.flatMap(([name, submission]) =>
      commands
        .filter(([, command]) => !isRefusal(decide(submission, command, stranger)))
        .map(([what]) => `${name}: ${what}`),
    );
    expect(done).toEqual([]);
  });
});

function page(): string {
  return `${commands.map(([name, command, context]) => `${name}\n${rows(command, context)}`).join('\n\n')}\n`;
}

function rows(command: SubmissionCommand, context: Context): string {
  return states.map(([name, submission]) => `  ${name.padEnd(13)} ${outcome(submission, command, context)}`).join('\n');
}

function outcome(submission: Submission, command: SubmissionCommand, context: Context): string {
  const decision = decide(submission, command, context);
  if (isRefusal(decision)) return `no: ${decision.reason}`;
  const { step, revision } = decision.submission;
  const events = decision.events.map(({ type }) => type).join(', ') || 'nothing';
  return `-> ${step} r${revision}: ${events} | ${decision.effects.map(effectName).join(', ')}`;
}

function effectName(effect: Effect): string {
  switch (effect.type) {
    case 'remind':
      return `remind ${effect.kind} ${effect.at.slice(0, 16)}`;
    case 'prompt':
      return `prompt ${effect.to.join('+')}`;
    case 'tellTeam':
      return `tellTeam ${effect.news.type}`;
    default:
      return effect.type;
  }
}
