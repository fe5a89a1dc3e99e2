import { describe, expect, it } from 'vitest';
import { readDecision } from '../../bot/read-decision.ts';

describe('a decision in words', () => {
  it.each([
    ['terima', { verb: 'accept', code: null, words: '' }],
    ['Terima.', { verb: 'accept', code: null, words: '' }],
    ['TERIMA K-0012', { verb: 'accept', code: 'K-0012', words: '' }],
    ['terima k12, bagus sekali', { verb: 'accept', code: 'K-0012', words: 'bagus sekali' }],
    ['Terima, fotonya bagus', { verb: 'accept', code: null, words: 'fotonya bagus' }],
    ['tolak', { verb: 'reject', code: null, words: '' }],
    ['TOLAK K-0012: foto buram\ndan gelap', { verb: 'reject', code: 'K-0012', words: 'foto buram\ndan gelap' }],
    ['Tolak - 3 foto buram', { verb: 'reject', code: null, words: '3 foto buram' }],
  ])('"%s"', (text, decision) => {
    expect(readDecision(text)).toEqual(decision);
  });

  it.each(['terima kasih', 'Terima  kasih, Bu', 'Terimakasih', 'diterima', 'tolak ukur kegiatan', 'menolak', 'ya', ''])(
    '"%s" is none',
    (text) => {
      expect(readDecision(text)).toBeNull();
    },
  );
});
