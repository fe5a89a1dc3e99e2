import { expect, it } from 'vitest';
import { showLink } from '../../../bot/whatsapp/show-link.ts';

it('draws a QR, and says what is in it', async () => {
  const shown = await showLink({ type: 'qr', qr: '2@abc,def' });
  expect(shown).toContain('▄▄▄▄▄▄▄');
  expect(shown).toMatch(/make a QR of:\n2@abc,def\n$/);
});

it('shows a code in two parts, as the phone asks for it', async () => {
  expect(await showLink({ type: 'code', code: 'ABCD1234' })).toMatch(/type: ABCD-1234\n$/);
});
