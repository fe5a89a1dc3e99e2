import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';

/** `HOST` and `PORT` cannot be listened at: somebody has to set others. */
export class UnusableAddress extends Error {
  override readonly name = 'UnusableAddress';
}

const reasons: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `PORT ${port} at ${host} is taken by another process: set another PORT, or end that one`,
  EACCES: (_, port) => `PORT ${port} is not for every user to take: set a PORT above 1023`,
  EADDRNOTAVAIL: (host) => `HOST ${host} is no address of this machine: set one that is, such as 127.0.0.1`,
  ENOTFOUND: (host) => `HOST ${host} cannot be found: set an address of this machine, such as 127.0.0.1`,
};

/** Resolves to the port, which is another than `port` where that is 0. Throws `UnusableAddress`. */
export async function listenAt(server: ServerType, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening').catch((error) => {
    const explain = reasons[error.code];
    throw explain ? new UnusableAddress(explain(host, port), { cause: error }) : error;
  });
  return (server.address() as AddressInfo).port;
}
