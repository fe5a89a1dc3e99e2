import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { listenAt, UnusableAddress } from '../../web/listen-at.ts';

function server() {
  const made = createServer();
  onTestFinished(() => void made.close());
  return made;
}

it('names the setting when another process has the port', async () => {
  const port = await listenAt(server(), '127.0.0.1', 0);
  const second = listenAt(server(), '127.0.0.1', port);
  await expect(second).rejects.toThrow(UnusableAddress);
  await expect(second).rejects.toThrow(`PORT ${port} at 127.0.0.1 is taken by another process`);
});

it('names the setting when the address is another machine’s', async () => {
  await expect(listenAt(server(), '192.0.2.1', 0)).rejects.toThrow('HOST 192.0.2.1 is no address of this machine');
});
