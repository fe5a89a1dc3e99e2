import { expect, it } from 'vitest';
import { toMarkedText } from '../../../bot/whatsapp/to-marked-text.ts';
import type { RichText } from '../../../workflows/outgoing.ts';

it.each<[RichText, string]>([
  [['a ', { text: 'K-0001', mark: 'bold' }], 'a *K-0001*'],
  [[{ text: ' dua kata ', mark: 'italic' }], ' _dua kata_ '],
  [[{ text: 'satu\ndua', mark: 'struck' }], '~satu~\n~dua~'],
  [[{ text: '5*3', mark: 'bold' }], '5*3'],
  [['Tanggapan:\n', { text: 'satu\ndua', mark: 'quote' }], 'Tanggapan:\n> satu\n> dua'],
  [['Tanggapan: ', { text: 'satu', mark: 'quote' }], 'Tanggapan: satu'],
  [['*apa* adanya'], '*apa* adanya'],
])('marks %j', (rich, text) => {
  expect(toMarkedText(rich, () => '').text).toBe(text);
});

it('names who is mentioned by the address that WhatsApp knows', () => {
  const rich: RichText = ['Halo ', { mention: { userId: '8123' }, text: 'Andi' }];
  expect(toMarkedText(rich, (userId) => `${userId}@lid`)).toEqual({ text: 'Halo @8123', mentions: ['8123@lid'] });
});
