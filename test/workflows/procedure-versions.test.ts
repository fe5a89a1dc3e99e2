import { describe, expect, it } from 'vitest';
import type { Context } from '../../workflows/decide.ts';
import { openSubmission } from '../../workflows/open-submission.ts';
import { procedure } from '../../workflows/procedure.ts';
import {
  amendedVersion,
  objectionToDeciding,
  objectionToProposing,
  type ProposedChange,
  proceduresOf,
} from '../../workflows/procedure-versions.ts';
import * as given from './given.ts';

const first = { version: 1, procedure, enactedBy: null, voidedAt: null };
const rules = {
  requirements: { ...procedure.requirements, activity: { pieces: 5, narrative: false, caption: false } },
  dueDays: { collecting: 2, review: 3, publishing: 4 },
};
const amend: Extract<ProposedChange, { type: 'amend' }> = {
  ...{ type: 'amend', number: 'Nomor 2 Tahun 2026', title: procedure.title, rules },
};
const second = amendedVersion(amend, proceduresOf([first]), { day: '2025-06-12', by: given.chief });
const both: Partial<Context> = { procedures: proceduresOf([first, second]) };
const apply = { type: 'ApplyProcedure', version: 2 } as const;

describe('an amended version', () => {
  it('is the next one, in force from its signing; steps and who holds them stay', () => {
    expect(second).toMatchObject({ version: 2, enactedBy: given.chief });
    expect(second.procedure).toEqual({ ...procedure, ...rules, number: amend.number, signedOn: '2025-06-12' });
    expect(both.procedures?.inForce).toBe(second);
  });

  it('moves the dues of steps that are not finished, and no others', () => {
    const before = given.received();
    const { submission, events } = given.when(before, apply, given.as(given.chief, both));
    expect(submission).toMatchObject({ procedureVersion: 2, finished: before.finished });
    expect(submission.due).toEqual({
      collecting: before.due.collecting,
      review: '2025-06-15T16:59:59.999Z',
      publishing: '2025-06-16T16:59:59.999Z',
    });
    expect(events.map(({ type }) => type)).toEqual(['ProcedureApplied', 'DeadlineMoved', 'DeadlineMoved']);
  });

  it('says what a package needs from then on', () => {
    const complete = given.opened(4);
    const { submission, effects } = given.when(complete, apply, given.as(given.chief, both));
    expect(given.refusalOf(submission, given.handIn, given.as(given.officer, both)).reason).toBe('incomplete');
    expect(effects).toContainEqual({ type: 'cancelReminder', kind: 'settle' });
    expect(given.when(complete, given.handIn, given.as(given.officer, both)).submission.step).toBe('receiving');
  });

  it('may make complete what was not', () => {
    const noText = given.opened(5, null);
    const { submission, effects } = given.when(noText, apply, given.as(given.chief, both));
    expect(effects).toContainEqual(expect.objectContaining({ type: 'remind', kind: 'settle' }));
    expect(given.when(submission, given.handIn, given.as(given.officer, both)).submission.due.review).toBe(
      '2025-06-15T16:59:59.999Z',
    );
  });

  it('is given to a package once, by pimpinan', () => {
    const once = given.when(given.received(), apply, given.as(given.chief, both)).submission;
    expect(given.refusalOf(once, apply, given.as(given.chief, both)).reason).toBe('unchanged');
    expect(given.refusalOf(given.received(), apply, given.as(given.admin, both)).reason).toBe('notYourRole');
  });
});

describe('a voided version', () => {
  const voided: Partial<Context> = { procedures: proceduresOf([{ ...first, voidedAt: given.thursday }]) };

  it('takes no new package', () => {
    const home = { channel: 'telegram', chatId: '-100', threadId: null };
    const about = { id: 1, code: 'K-0001', officeId: 1, home, content: {}, sentAt: given.thursday };
    const refused = openSubmission({ type: 'OpenSubmission', ...about }, given.as(given.officer, voided));
    expect(refused).toMatchObject({ refused: true, reason: 'noProcedure' });
  });

  it('is what running packages finish under', () => {
    const received = given.when(given.handedIn(), given.accept('receiving'), given.as(given.admin, voided)).submission;
    expect(received).toMatchObject({ step: 'correcting', procedureVersion: 1 });
  });
});

describe('a proposal', () => {
  const objection = (change: ProposedChange, context = given.as(given.admin)) =>
    objectionToProposing(change, context)?.reason ?? null;
  const days = (collecting: number) => ({ ...amend, rules: { ...rules, dueDays: { ...rules.dueDays, collecting } } });

  it('comes from admin, under a new number, with rules that can be kept', () => {
    expect(objection(amend)).toBeNull();
    expect(objection(amend, given.as(given.chief))).toBe('notYourRole');
    expect(objection({ ...amend, number: procedure.number })).toBe('numberTaken');
    expect(objection({ ...amend, number: '-' })).toBe('numberTaken');
    expect([objection(days(0)), objection(days(31)), objection(days(1.5))]).toEqual(Array(3).fill('rulesUnsound'));
  });

  it('voids what is in force, with a reason', () => {
    expect(objection({ type: 'void', version: 1, reason: 'Penanggung jawab berganti' })).toBeNull();
    expect(objection({ type: 'void', version: 1, reason: '' })).toBe('reasonMissing');
    expect(objection({ type: 'void', version: 2, reason: 'Salah' })).toBe('noProcedure');
  });

  it('is decided once, by pimpinan, and by another than who proposed it', () => {
    const proposal = { id: 1, officeId: 1, change: amend, by: given.admin, at: given.thursday, outcome: null };
    const by = (person: number, one: Parameters<typeof objectionToDeciding>[0] = proposal) =>
      objectionToDeciding(one, given.as(person).actor)?.reason ?? null;
    expect(by(given.chief)).toBeNull();
    expect(by(given.deputy)).toBe('notYourRole');
    expect(by(given.chief, { ...proposal, by: given.chief })).toBe('ownProposal');
    expect(by(given.chief, { ...proposal, outcome: 'replaced' })).toBe('proposalOver');
  });
});
