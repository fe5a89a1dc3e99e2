import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/**
 * Other pages in the same browser must not play along. A page of another origin says so in `Origin` or `Sec-Fetch-Site`; one
 * that had its own host name lead here (DNS rebinding) says that name in `Host`. So only names are taken that no stranger
 * can have lead here: addresses, localhost, and the `HOST` of the settings.
 */
export function refuseStrangers(host: string): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    if (!isOurs(hostName(asked), host)) return c.text('Alamat ini tidak dikenal.', 403);
    if (origin !== undefined && origin !== `http://${asked}`)
      return c.text('Halaman lain tidak boleh ikut bermain.', 403);
    if (isFromElsewhere(c.req.header('sec-fetch-site'), c.req.header('sec-fetch-mode'))) {
      return c.text('Halaman lain tidak boleh ikut bermain.', 403);
    }
    return next();
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isOurs(name: string, host: string): boolean {
  return isLoopback(name) || name === host.toLowerCase() || (isIP(name) !== 0 && !isLoopback(host));
}

/** Without port and brackets. */
function hostName(header: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(header.toLowerCase()) ?? [];
  return bracketed ?? plain ?? '';
}

/** A link on another page may lead here: that is how people come. */
function isFromElsewhere(site: string | undefined, mode: string | undefined): boolean {
  return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';
}
