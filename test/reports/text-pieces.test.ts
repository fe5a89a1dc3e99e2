import { describe, expect, it } from 'vitest';
import { countLinkLines } from '../../reports/text-pieces.ts';

describe('the lines of an address', () => {
  it.each([
    ['', 1],
    ['https://youtu.be/', 1],
    ['https://www.facebook.com/kpu_pasamanbarat/posts/K-0001', 4],
    ['x'.repeat(100), 6],
    [`https://x.com/${'x'.repeat(40)}/a`, 4],
  ])('end after a stroke, else where they are full: %j', (link, lines) => {
    expect(countLinkLines(link, 18)).toBe(lines);
  });
});
