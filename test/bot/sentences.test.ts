import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Words for what only some chats have, and where they are said of exactly those. */
const buttonWords = /\b(tekan|menekan(nya)?|tombol(nya)?|ketuk|klik)\b/gi;
const meant = /menekan Start|begitu ia menekannya|tidak ada tombol/gi;

it('no sentence asks for a button: half of the people read it in a chat that has none', () => {
  const found = globSync('bot/**/*.ts').flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.replaceAll(meant, '').match(buttonWords))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found, 'say "pilih" instead: buttons, polls and words are all chosen').toEqual([]);
});
