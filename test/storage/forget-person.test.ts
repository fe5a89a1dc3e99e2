import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../workflows/people.ts';
import type { Write } from '../../workflows/writes.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

const at = '2025-06-12T03:00:00.000Z';
const sender = { channel: 'telegram', userId: '777000111', name: 'Bambang Sulistyo', username: 'bambang_s' };

describe('a person who is forgotten', () => {
  let store: TestStore;
  let person: PersonId;

  beforeEach(async () => {
    store = await openTestStore();
    person = await store.store.transact((tx) => tx.ensurePerson(1, sender, at));
    const raw = JSON.stringify({ message: { from: { id: 777000111, first_name: 'Bambang' } } });
    await store.inbox.keep('telegram', [{ externalId: '1', raw }], at);
    const to = { channel: 'telegram', chatId: '1', threadId: null };
    const what = { type: 'text', text: ['Bambang Sulistyo sekarang memegang peran'] } as const;
    const order = { key: 'news', officeId: 1, to, what, submissionId: null, notBefore: at };
    await store.write({ type: 'send', order });
    const [row] = await store.outbox.due('telegram', at, 1);
    await store.store.transact(async (tx) => {
      await tx.finishUpdate(1, at);
      await tx.finishSend(row!, { type: 'sent', messages: [] }, at);
    });
  });
  afterEach(() => store.close());

  const forget = () => store.forget(1, { channel: 'telegram', userId: '777000111' }, at);

  it('leaves no name, address or message in the file, and a log that holds', async () => {
    await log('Refused', null);
    expect(await forget()).toEqual({ person, keepsName: false });
    expect(await store.verify()).toMatchObject({ ok: true, rows: 2 });
    await store.reopen().then((again) => {
      store = again;
    });
    const bytes = readFileSync(store.file, 'latin1');
    for (const trace of ['777000111', 'Bambang', 'bambang_s']) expect(bytes).not.toContain(trace);
  });

  it('who took part in a package goes on being named in the records, and nowhere else', async () => {
    await log('StepAccepted', 'K-0001');
    expect(await forget()).toEqual({ person, keepsName: true });
    expect(await store.store.reads.person(person)).toMatchObject({ name: 'Bambang Sulistyo' });
    expect(await store.store.reads.personByAddress('telegram', '777000111')).toBeUndefined();
    expect(readFileSync(store.file, 'latin1')).not.toContain('777000111');
  });

  it('is somebody new when they write again', async () => {
    await forget();
    expect(await store.store.transact((tx) => tx.ensurePerson(1, sender, at))).not.toBe(person);
  });

  it('is not forgotten while a role is held', async () => {
    await store.write({ type: 'grantRole', officeId: 1, person, role: 'admin', by: null, at });
    await expect(forget()).rejects.toThrow(`p${person} still holds a role`);
  });

  it('is not forgotten while acting for somebody, and may be afterwards', async () => {
    const wati = { channel: 'telegram', userId: '2', name: 'Wati', username: null };
    const from = await store.store.transact((tx) => tx.ensurePerson(1, wati, at));
    const times = { until: '2025-06-13', endsAt: '2025-06-13T16:59:59.999Z', begunAt: at };
    const delegation = { id: 1, officeId: 1, role: 'deputyEditor', from, to: person, ...times } as const;
    await store.write({ type: 'delegateRole', delegation });
    await expect(forget()).rejects.toThrow(`p${person} acts for somebody`);
    await store.write({ type: 'endDelegation', delegationId: 1, by: from, at });
    expect(await forget()).toEqual({ person, keepsName: false });
  });

  it('is forgotten by the client of WhatsApp as well', async () => {
    const rani = { channel: 'whatsapp', userId: '199000222', name: 'Rani', username: null };
    await store.store.transact((tx) => tx.ensurePerson(1, rani, at));
    const rows = store.whatsApp(1);
    await rows.rememberPerson({ userId: '199000222', jid: '199000222@lid', phone: '628111', wroteAt: at });
    await store.forget(1, { channel: 'whatsapp', userId: '199000222' }, at);
    expect(readFileSync(store.file, 'latin1')).not.toContain('199000222@lid');
  });

  it('has to exist', async () => {
    await expect(store.forget(1, { id: 99 }, at)).rejects.toThrow('no such person');
  });

  function log(type: 'Refused' | 'StepAccepted', submission: string | null): Promise<void> {
    const event = { officeId: 1, type, submission, actor: person, channel: 'telegram', payload: {} } as const;
    return store.write({ type: 'appendEvent', event } satisfies Write);
  }
});
