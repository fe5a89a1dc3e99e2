import { describe, expect, it } from 'vitest';
import { choicesOf, findChoice, withChoices } from '../../bot/choices.ts';
import { textOf } from '../../bot/rich-text.ts';

const decision = [
  { text: '✅ Terima', data: 'accept', inPoll: true },
  { text: '❌ Tolak', data: 'reject', inPoll: true },
] as const;
const correct = { text: '✏️ Koreksi', word: 'Koreksi', data: 'correct' };
const pieces = [1, 2, 10].map((n) => ({ text: `☑️ ${n} foto`, data: `piece ${n}` }));
const revoke = ['Budi', 'Wati'].map((name) => ({ text: `Cabut: ${name} (Tim Pelaksana)`, data: name }));

describe('buttons as words', () => {
  it('stand in a line below the text; what is in the poll is said there', () => {
    const text = textOf(withChoices(['K-0001'], [decision, [correct, { text: 'Narasi lengkap', data: 'all' }]]));
    expect(text).toMatch(/^K-0001\n\nPilih Terima atau Tolak pada jajak pendapat/);
    expect(text).toMatch(/\nBalas pesan ini dengan kata: Koreksi · Narasi lengkap$/);
  });

  it('add nothing where there are no buttons', () => {
    expect(withChoices(['Selesai'], [])).toEqual(['Selesai']);
  });

  it('are numbers where nobody would type the words', () => {
    const text = textOf(withChoices(['Peran'], [revoke]));
    expect(text).toContain('1 = Cabut: Budi (Tim Pelaksana)\n2 = Cabut: Wati (Tim Pelaksana)');
    expect(findChoice('2', choicesOf([revoke]))?.data).toBe('Wati');
  });
});

describe('a word that somebody wrote', () => {
  const choices = choicesOf([decision, [correct], pieces]);

  it.each([
    ['koreksi', 'correct'],
    [' Koreksi! ', 'correct'],
    ['1', 'piece 1'],
    ['10 Foto', 'piece 10'],
  ])('"%s" chooses', (written, data) => {
    expect(findChoice(written, choices)?.data).toBe(data);
  });

  it.each(['koreksi dong', '', '3', 'foto', 'terima'])('"%s" chooses nothing', (written) => {
    expect(findChoice(written, choices)).toBeUndefined();
  });
});
