/** What nobody sends who means well: each may stand wherever a text is expected. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '/start',
  '/start ../../etc/passwd',
  '/klaim AAAA-AAAA-AAAA',
  '/undang admin',
  '/peran',
  '/register 2025 xlsx',
  '/tarik K-0001 karena saya mau',
  '/pasang',
  '/kahar semua 31/12/2099 karena saya mau',
  '/sop batal',
  '/status K-0001',
  'terima K-0001',
  'TOLAK K-0001 tidak suka',
  'https://instagram.com/p/K-0001',
  'Kegiatan: =HYPERLINK("http://example.org")\nCaption: <b>tebal</b> & _miring_ *[',
  "'; drop table events; --",
  '\u202Eterbalik\u202C \u0000\uFFFF\uD800',
  '👩‍👩‍👧‍👦'.repeat(500),
  'x'.repeat(4096),
  '\n'.repeat(2000),
  '{"type":"AcceptStep"}',
  '__proto__',
];

/** What stands where something else is expected. */
export const junk: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  Number.MAX_SAFE_INTEGER,
  '',
  'text',
  [],
  [null],
  {},
  { id: 'text' },
  { __proto__: null, constructor: { prototype: 1 } },
  nested(200),
];

function nested(depth: number): unknown {
  return depth === 0 ? 'bottom' : { message: nested(depth - 1) };
}
