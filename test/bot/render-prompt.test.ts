import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardText, type Surroundings } from '../../bot/render-card.ts';
import { type PromptFrame, renderPrompt } from '../../bot/render-prompt.ts';
import { lengthOf, shorten, splitText, textOf } from '../../bot/rich-text.ts';
import { procedure } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import * as given from '../workflows/given.ts';

const around: Surroundings = {
  zone: 'Asia/Jakarta',
  holders: { admin: [2], deputyEditor: [3], chiefEditor: [4], fieldTeam: [] },
  delegates: { admin: [], deputyEditor: [], chiefEditor: [], fieldTeam: [] },
  procedure,
  platforms: ['instagram', 'website'],
  nameOf: (person) => `Orang ${person}`,
  mentionOf: (person) => `Orang ${person}`,
};
const frame: PromptFrame = { step: 'receiving', revision: 1, view: { type: 'decide' }, isAsked: false };
const textLimit = 4096;

const labels = ({ buttons = [] }: ReturnType<typeof renderPrompt>) => buttons.flat().map(({ text }) => text);
const written = (submission: Submission, caption: string, narrative: string): Submission => ({
  ...submission,
  content: { ...submission.content, caption, narrative, activityName: 'x'.repeat(300) },
});

describe('a prompt', () => {
  it('holds caption and narrative whole where they fit, with the decision buttons', () => {
    const prompt = renderPrompt(given.handedIn(), frame, around, textLimit);
    expect(textOf(prompt.text)).toContain('Narasi berita kegiatan.');
    expect(labels(prompt)).toEqual(['✅ Terima', '❌ Tolak']);
  });

  it('offers Koreksi at step 3 only', () => {
    expect(labels(renderPrompt(given.received(), { ...frame, step: 'correcting' }, around, textLimit))).toContain(
      '✏️ Koreksi',
    );
    expect(labels(renderPrompt(given.corrected(), { ...frame, step: 'deciding' }, around, textLimit))).not.toContain(
      '✏️ Koreksi',
    );
  });

  it('keeps the caption whole, cuts the narrative, and offers all of it', () => {
    const caption = `${'kata '.repeat(439)}akhir`;
    const prompt = renderPrompt(written(given.handedIn(), caption, 'narasi '.repeat(3000)), frame, around, textLimit);
    expect(textOf(prompt.text)).toContain(caption);
    expect(labels(prompt)).toContain('Narasi lengkap');
  });

  it('is never longer than a message, whatever was written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 5000 });
    fc.assert(
      fc.property(text, text, (caption, narrative) => {
        const prompt = renderPrompt(
          written(given.handedIn(), caption.slice(0, 2200), narrative),
          frame,
          around,
          textLimit,
        );
        expect(lengthOf(prompt.text)).toBeLessThanOrEqual(textLimit);
      }),
      { numRuns: 200 },
    );
  });

  it('shows only Batal while its reader was asked for a text', () => {
    expect(labels(renderPrompt(given.handedIn(), { ...frame, isAsked: true }, around, textLimit))).toEqual(['Batal']);
  });

  it('says who decided what when, without buttons, after the decision', () => {
    const prompt = renderPrompt(given.received(), frame, around, textLimit);
    expect(textOf(prompt.text)).toContain('✅ Diterima Admin Medsos (Orang 2), 12 Jun, 10.00');
    expect(prompt.buttons).toEqual([]);
  });

  it('points to the newer revision', () => {
    const change = { type: 'AddContent', content: { caption: 'Baru' } } as const;
    const { submission } = given.when(given.handedIn(), change, given.as(given.officer));
    const prompt = renderPrompt(submission, frame, around, textLimit);
    expect(textOf(prompt.text)).toContain('revisi 2');
    expect(prompt.buttons).toEqual([]);
  });

  it('says who decided on the newer revision, when that is over', () => {
    const change = { type: 'AddContent', content: { caption: 'Baru' } } as const;
    const { submission } = given.when(given.handedIn(), change, given.as(given.officer));
    const decided = given.when(submission, given.accept('receiving', 2), given.as(given.admin)).submission;
    const prompt = renderPrompt(decided, frame, around, textLimit);
    expect(textOf(prompt.text)).toContain('✅ Diterima Admin Medsos (Orang 2)');
  });

  it('says what is lacking since something was deleted, and not once that was made good', () => {
    const remove = { type: 'RemoveContent', message: given.piece(4).key } as const;
    const thinned = given.when(given.handedIn(), remove, given.as(given.officer)).submission;
    const asked = textOf(renderPrompt(thinned, { ...frame, revision: 2 }, around, textLimit).text);
    expect(asked).toContain('1 berkas dihapus dari chat');
    expect(asked).toContain('Tidak lengkap lagi: kurang dokumentasi.');
    const back = given.when(thinned, given.reject('receiving', 2), given.as(given.admin)).submission;
    const more = { type: 'AddContent', content: { pieces: [given.piece(5)] } } as const;
    const mended = given.when(back, more, given.as(given.officer)).submission;
    expect(textOf(cardText(back, around))).toContain('1 berkas dihapus dari chat');
    expect(textOf(cardText(mended, around))).not.toContain('dihapus');
  });
});

describe('a card', () => {
  it('names step, holder and deadline', () => {
    const text = textOf(cardText(given.received(), around));
    expect(text).toContain('Sekarang: Wakil Pimpinan Redaksi (Orang 3)');
    expect(text).toContain('Paling lambat: Jumat, 13 Juni 2025 pukul 23.59 WIB');
  });

  it('says what is missing', () => {
    expect(textOf(cardText(given.opened(3, null), around))).toContain('masih kurang dokumentasi dan narasi');
  });
});

describe('cutting texts', () => {
  it('keeps every character of a long text but the white space at the cuts', () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 3000 });
    const bare = (text: string) => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 400 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.every((part) => part.length <= limit)).toBe(true);
        expect(bare(parts.join(''))).toBe(bare(text));
      }),
    );
  });

  it('never splits a surrogate pair', () => {
    expect(shorten('😀😀😀', 4)).toBe('😀…');
    expect(splitText('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });
});
