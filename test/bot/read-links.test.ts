import { describe, expect, it } from 'vitest';
import { readLinks } from '../../bot/read-links.ts';

const platforms = ['instagram', 'facebook', 'x', 'tiktok', 'youtube', 'website'];
const read = (text: string, hosts = ['*.kpu.go.id']) => readLinks(text, platforms, hosts);

describe('links', () => {
  it.each([
    ['https://www.instagram.com/p/abc/', 'instagram'],
    ['https://fb.watch/x1', 'facebook'],
    ['https://m.facebook.com/1', 'facebook'],
    ['https://twitter.com/kpu/status/1', 'x'],
    ['https://vt.tiktok.com/ZS1', 'tiktok'],
    ['https://youtu.be/abc', 'youtube'],
    ['https://kab-pasamanbarat.kpu.go.id/berita/1', 'website'],
    ['instagram.com/p/abc', 'instagram'],
  ])('%s belongs to %s', (url, platform) => {
    expect(read(url).links.map((link) => link.platform)).toEqual([platform]);
  });

  it.each([
    'https://notinstagram.com/p/1',
    'https://instagram.com.evil.id/p/1',
    'https://kpu.go.id/',
    'https://evil.id/?u=instagram.com/p/1',
  ])('%s belongs to none', (url) => {
    expect(read(url).links).toEqual([]);
    expect(read(url).strangers).toHaveLength(1);
  });

  it('are found in running text, several at once, the last of a platform counting', () => {
    const text = 'IG: https://instagram.com/p/1, FB https://fb.com/2. lalu https://instagram.com/p/3';
    expect(read(text).links).toEqual([
      { platform: 'instagram', url: 'https://instagram.com/p/3' },
      { platform: 'facebook', url: 'https://fb.com/2' },
    ]);
  });
});
