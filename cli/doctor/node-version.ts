import type { Finding } from './finding.ts';

/** What runs this: `alur` and `npm start` bring their own Node where the host's is older. */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const text = `runs on ${version}`;
  if (major > 22 || (major === 22 && minor >= 18)) return { level: 'fine', about: 'node', text };
  return { level: 'wrong', about: 'node', text, todo: 'use npx alur or npm start, or install Node 22.18 or newer' };
}
