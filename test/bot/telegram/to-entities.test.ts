import { describe, expect, it } from 'vitest';
import { toMarkedText } from '../../../bot/telegram/to-entities.ts';

describe('rich text', () => {
  it('marks by UTF-16 offsets and leaves the text alone', () => {
    const text = toMarkedText([
      '😀 <b> ',
      { text: 'K-0001', mark: 'bold' },
      ' & ',
      { text: 'Ani', mention: { userId: '7' } },
      { text: '_*[', mark: 'struck' },
    ]);
    expect(text.text).toBe('😀 <b> K-0001 & Ani_*[');
    expect(text.entities).toEqual([
      { type: 'bold', offset: 7, length: 6 },
      { type: 'text_mention', user: { id: 7, is_bot: false, first_name: 'Ani' }, offset: 16, length: 3 },
      { type: 'strikethrough', offset: 19, length: 3 },
    ]);
  });

  it('has no mark for nothing, and no mention of who is elsewhere', () => {
    const text = toMarkedText([
      { text: '', mark: 'bold' },
      { text: 'Budi', mention: { userId: 'x@lid' } },
    ]);
    expect(text).toEqual({ text: 'Budi', entities: [] });
  });
});
