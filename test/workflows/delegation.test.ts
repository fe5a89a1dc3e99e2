import { describe, expect, it } from 'vitest';
import type { Context } from '../../workflows/decide.ts';
import { type DelegationRules, objectionToDelegating } from '../../workflows/delegation.ts';
import { eligibleHolders } from '../../workflows/eligible-holders.ts';
import * as given from './given.ts';

const sari = 7;
const nobody = { admin: [], deputyEditor: [], chiefEditor: [], fieldTeam: [] };
const delegates = { ...nobody, deputyEditor: [sari] };
const acting: Partial<Context> = {
  holders: { admin: [given.admin], deputyEditor: [given.deputy, sari], chiefEditor: [given.chief], fieldTeam: [] },
  delegates,
};
const asSari = (more: Partial<Context> = {}): Context => ({
  ...given.as(sari, { ...acting, ...more }),
  actor: { kind: 'person', person: sari, roles: ['deputyEditor', 'chiefEditor'], inTeam: false },
});

describe('a delegate', () => {
  it('decides, and the finished step says that it was as Plh.', () => {
    const done = given.when(given.received(), given.accept('correcting'), asSari()).submission.finished.at(-1);
    expect(done).toMatchObject({ by: sari, acting: true });
    const own = given.when(given.received(), given.accept('correcting'), given.as(given.deputy, acting));
    expect(own.submission.finished.at(-1)).toMatchObject({ by: given.deputy, acting: false });
  });

  it('is asked beside the holder, who keeps the role', () => {
    expect(eligibleHolders(given.received(), given.asTime(acting))).toEqual([given.deputy, sari]);
  });

  it('does not decide on own work, nor on both 3 and 4', () => {
    const own = { ...given.received(), team: [given.officer, sari] };
    expect(given.refusalOf(own, given.accept('correcting'), asSari()).reason).toBe('ownWork');
    const corrected = given.when(given.received(), given.accept('correcting'), asSari()).submission;
    expect(given.refusalOf(corrected, given.accept('deciding'), asSari()).reason).toBe('decidedOtherStep');
  });
});

describe('a delegation', () => {
  const rules: DelegationRules = {
    now: given.thursday,
    calendar: { zone: 'Asia/Jakarta' },
    holders: { ...nobody, deputyEditor: [given.deputy], chiefEditor: [given.chief] },
    delegates: nobody,
    delegations: [],
  };
  const wish = { role: 'deputyEditor', from: given.deputy, to: sari, until: '2025-06-12' } as const;
  const objection = (changes: Partial<typeof wish | { to: number; from: number; until: string }>, more = {}) =>
    objectionToDelegating({ ...wish, ...changes }, { ...rules, ...more })?.reason ?? null;

  it('is given by who holds the role by right, to somebody else, until a day that is not over', () => {
    expect(objection({})).toBeNull();
    expect(objection({ from: given.admin })).toBe('onlyHolder');
    expect(objection({ to: given.deputy })).toBe('toOneself');
    expect(objection({ until: '2025-06-11' })).toBe('dayOver');
    const both = { ...rules.holders, deputyEditor: [given.deputy, given.chief] };
    expect(objection({ to: given.chief }, { holders: both })).toBe('holdsAlready');
  });

  it('is not given on by a delegate, and not twice', () => {
    const holders = { ...rules.holders, deputyEditor: [given.deputy, sari] };
    expect(objection({ from: sari, to: 8 }, { holders, delegates })).toBe('onlyHolder');
    const times = { endsAt: '2025-06-12T16:59:59.999Z', begunAt: given.thursday };
    const delegations = [{ id: 1, officeId: 1, ...wish, ...times }];
    expect(objection({ to: 8 }, { delegations })).toBe('alreadyDelegated');
  });
});
