import type { PlatformLink } from '../workflows/command.ts';

/** Hosts of each platform: one counts exactly or with anything before it (contract, Publishing). */
const platformHosts: Readonly<Record<string, readonly string[]>> = {
  instagram: ['instagram.com'],
  facebook: ['facebook.com', 'fb.com', 'fb.watch'],
  x: ['x.com', 'twitter.com'],
  tiktok: ['tiktok.com'],
  youtube: ['youtube.com', 'youtu.be'],
};

export interface ReadLinks {
  links: PlatformLink[];
  /** Hosts that belong to none of the office's platforms. */
  strangers: string[];
}

const urlPattern = /(?:https?:\/\/|www\.)[^\s<>"']+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"']+/gi;

/** The links of a text, each with the platform that its host names. The last one of a platform counts. */
export function readLinks(text: string, platforms: readonly string[], websiteHosts: readonly string[]): ReadLinks {
  const found = new Map<string, string>();
  const strangers: string[] = [];
  for (const written of text.match(urlPattern) ?? []) {
    const url = toUrl(written);
    if (!url) continue;
    const platform = platforms.find((name) => belongsTo(name, url.hostname, websiteHosts));
    if (platform) found.set(platform, url.href);
    else strangers.push(url.hostname);
  }
  return { links: [...found].map(([platform, url]) => ({ platform, url })), strangers };
}

/** Which hosts are expected, for the answer to a wrong one. */
export function expectedHosts(platforms: readonly string[], websiteHosts: readonly string[]): string[] {
  return platforms.flatMap((name) => (name === 'website' ? websiteHosts : (platformHosts[name] ?? [])));
}

function toUrl(written: string): URL | null {
  const trimmed = written.replace(/[),.;:!?\]]+$/, '');
  const url = URL.parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url && url.username === '' && url.password === '' ? url : null;
}

function belongsTo(platform: string, host: string, websiteHosts: readonly string[]): boolean {
  if (platform === 'website') return websiteHosts.some((pattern) => matchesHost(host, pattern));
  return (platformHosts[platform] ?? []).some((known) => isSameOrBelow(host, known));
}

function matchesHost(host: string, pattern: string): boolean {
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1));
  return isSameOrBelow(host, pattern);
}

function isSameOrBelow(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`);
}
