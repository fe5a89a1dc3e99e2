const firstMs = 1000;
const longestMs = 5 * 60_000;

/** Milliseconds to wait after so many failures in a row: 1 s, doubling up to 5 min, a little more by chance each time. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const base = firstMs * 2 ** Math.max(0, failures - 1);
  // Chance keeps what failed together from coming back together.
  return Math.round(Math.min(longestMs, base * (1 + random() / 2)));
}
