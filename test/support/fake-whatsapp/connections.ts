import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type BinaryNode, decodeBinaryNode, encodeBinaryNode, type KeyPair, proto } from '@whiskeysockets/baileys';
import { type WebSocket, WebSocketServer } from 'ws';
import type { MediaServer } from './media-server.ts';
import type { Certificate } from './self-signed.ts';
import { ServerNoise } from './server-noise.ts';

/** One client: its handshake, then its stanzas, one after the other. */
export class Connection {
  identity: Uint8Array = Buffer.alloc(0);
  onLogin: (payload: proto.ClientPayload) => void = () => {};
  onNode: (node: BinaryNode) => Promise<void> = async () => {};
  onClose: () => void = () => {};
  onFault: (error: unknown) => void = () => {};
  readonly #socket: WebSocket;
  readonly #noise: ServerNoise;
  #stage: 'hello' | 'finish' | 'open' = 'hello';
  #turn: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, noise: { static: KeyPair; certificates: Buffer }) {
    this.#socket = socket;
    this.#noise = new ServerNoise(noise);
    socket.on('message', (data: Buffer) => this.#read(data));
    socket.on('close', () => this.onClose());
    socket.on('error', () => {});
  }

  send(node: BinaryNode): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN || !this.#noise.isReady) return false;
    this.#socket.send(this.#noise.frame(Buffer.from(encodeBinaryNode(node))));
    return true;
  }

  drop(): void {
    this.#socket.terminate();
  }

  /** After what was sent had a chance to arrive. */
  closeSoon(): void {
    setTimeout(() => this.#socket.close(), 20);
  }

  #read(data: Buffer): void {
    try {
      for (const frame of this.#noise.feed(data)) this.#takeFrame(frame);
    } catch (error) {
      this.onFault(error);
      this.drop();
    }
  }

  #takeFrame(frame: Buffer): void {
    if (this.#stage === 'hello') {
      const { clientHello } = proto.HandshakeMessage.decode(frame);
      this.#socket.send(this.#noise.frame(this.#noise.hello(clientHello?.ephemeral ?? Buffer.alloc(0))));
      this.#stage = 'finish';
    } else if (this.#stage === 'finish') {
      const payload = this.#noise.finish(proto.HandshakeMessage.decode(frame).clientFinish ?? {});
      this.#stage = 'open';
      this.#then(async () => this.onLogin(payload));
    } else {
      const bytes = Buffer.from(frame);
      this.#then(async () => this.onNode(await decodeBinaryNode(bytes)));
    }
  }

  #then(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error: unknown) => this.onFault(error));
  }
}

export interface Listening {
  close(): Promise<void>;
}

/** Clients come by http, media by both; on this machine only. */
export async function listen(
  tls: Certificate,
  media: MediaServer,
  accept: (socket: WebSocket) => void,
): Promise<Listening> {
  const plain = createHttp(media.answer);
  const secure = createHttps(tls, media.answer);
  const servers = [plain, secure];
  await Promise.all(servers.map(open));
  const sockets = new WebSocketServer({ server: plain, path: '/ws/chat' });
  sockets.on('connection', accept);
  media.hosts = { plain: hostOf(plain), tls: hostOf(secure) };
  return {
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      for (const server of servers) await closeServer(server);
    },
  };
}

function open(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
