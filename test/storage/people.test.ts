import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sender } from '../../workflows/chat.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const minute = (number: number) => `2025-06-12T05:${String(number).padStart(2, '0')}:00.000Z`;
const siti: Sender = { channel: 'telegram', userId: '11', name: 'Siti', username: 'siti' };
const budi: Sender = { channel: 'telegram', userId: '12', name: 'Budi', username: null };
const ensure = (sender: Sender, at = minute(0)) => store.store.transact((tx) => tx.ensurePerson(1, sender, at));
const grant = (person: PersonId, role: Role) =>
  store.write({ type: 'grantRole', officeId: 1, person, role, by: null, at: minute(1) });

describe('a person', () => {
  test('is made when new, and then known by address and number', async () => {
    const id = await ensure(siti);

    const person = {
      id,
      name: 'Siti',
      addresses: [{ channel: 'telegram', userId: '11', username: 'siti', reachable: false, lastSeenAt: minute(0) }],
      promptChannel: null,
    };
    expect(await store.store.reads.person(id)).toEqual(person);
    expect(await store.store.reads.personByAddress('telegram', '11')).toEqual(person);
    expect(await store.store.reads.personByAddress('whatsapp', '11')).toBeUndefined();
  });

  test('stays the same one under a new name', async () => {
    const id = await ensure(siti);

    expect(await ensure({ ...siti, name: 'Siti Aminah', username: null }, minute(9))).toBe(id);
    expect(await store.store.reads.person(id)).toMatchObject({
      name: 'Siti Aminah',
      addresses: [{ username: null, lastSeenAt: minute(9) }],
    });
  });

  test('may be reached after they wrote privately, until they block the bot', async () => {
    const id = await ensure(siti);
    const mark = (reachable: boolean) =>
      store.write({ type: 'markReachable', channel: 'telegram', userId: '11', reachable });

    await mark(true);
    expect((await store.store.reads.person(id))?.addresses[0]?.reachable).toBe(true);
    await mark(false);
    expect((await store.store.reads.person(id))?.addresses[0]?.reachable).toBe(false);
  });

  test('several are read at once', async () => {
    const ids = [await ensure(siti), await ensure(budi)];

    const people = await store.store.reads.people([...ids, 99]);
    expect([...people.values()].map(({ name }) => name)).toEqual(['Siti', 'Budi']);
  });
});

describe('roles', () => {
  test('are held until they are revoked', async () => {
    const [first, second] = [await ensure(siti), await ensure(budi)];
    await grant(first, 'admin');
    await grant(second, 'admin');
    await grant(first, 'deputyEditor');
    const { holdings, holders } = { holdings: await store.store.reads.holdings(1), holders: store.store.reads };

    expect(await holders.holders(1)).toEqual({
      admin: [first, second],
      deputyEditor: [first],
      chiefEditor: [],
      fieldTeam: [],
    });
    expect(await holders.rolesOf(1, first)).toEqual(['admin', 'deputyEditor']);
    expect(holdings).toMatchObject([
      { id: 1, role: 'admin', person: { name: 'Siti' }, grantedAt: minute(1) },
      { id: 2, role: 'admin', person: { name: 'Budi' } },
      { id: 3, role: 'deputyEditor' },
    ]);

    await store.write({ type: 'revokeRole', holdingId: 1, by: second, at: minute(2) });
    expect(await holders.rolesOf(1, first)).toEqual(['deputyEditor']);
    expect((await holders.holders(1)).admin).toEqual([second]);
  });

  test('are held once, and may be granted again after they were revoked', async () => {
    const person = await ensure(siti);
    await grant(person, 'admin');
    await grant(person, 'admin');
    expect(await store.store.reads.holdings(1)).toHaveLength(1);

    await store.write({ type: 'revokeRole', holdingId: 1, by: person, at: minute(2) });
    await grant(person, 'admin');
    expect(await store.store.reads.rolesOf(1, person)).toEqual(['admin']);
  });
});

describe('an invitation', () => {
  const invitation = {
    officeId: 1,
    kind: 'invitation',
    tokenHash: 'abc',
    role: 'chiefEditor',
    by: 1,
    createdAt: minute(0),
    expiresAt: minute(30),
  } as const;

  test('is found by the hash of its token', async () => {
    await store.write({ type: 'createInvitation', invitation });

    expect(await store.store.reads.invitation('abc')).toEqual({
      id: 1,
      officeId: 1,
      kind: 'invitation',
      role: 'chiefEditor',
      expiresAt: minute(30),
      usedAt: null,
    });
    expect(await store.store.reads.invitation('other')).toBeUndefined();
  });

  test('is used once', async () => {
    await store.write({ type: 'createInvitation', invitation });
    const use = () => store.write({ type: 'useInvitation', invitationId: 1, by: 2, at: minute(3) });

    await use();

    expect((await store.store.reads.invitation('abc'))?.usedAt).toBe(minute(3));
    await expect(use()).rejects.toThrow('Version conflict');
  });
});

describe('holidays of the office', () => {
  const calendar = async () => (await store.store.reads.office(1)).calendar;

  test('are the national ones, with collective leave', async () => {
    const { isHoliday, zone } = await calendar();
    expect(['2025-03-31', '2025-03-28', '2025-06-12'].map(isHoliday)).toEqual([true, true, false]);
    expect(zone).toBe('Asia/Jakarta');
  });

  test('are without collective leave where the office says so', async () => {
    await store.close();
    store = await openTestStore({ cutiBersama: false, workingDaysOnly: true });

    const { isHoliday, workingDaysOnly } = await calendar();
    expect(['2025-03-31', '2025-03-28'].map(isHoliday)).toEqual([true, false]);
    expect(workingDaysOnly).toBe(true);
  });
});
