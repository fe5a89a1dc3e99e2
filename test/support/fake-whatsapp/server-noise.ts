import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys';

const none = Buffer.alloc(0);

/** The server's side of Noise XX, as a client of WhatsApp Web speaks it. */
export class ServerNoise {
  readonly #ephemeral = Curve.generateKeyPair();
  readonly #static: ReturnType<typeof Curve.generateKeyPair>;
  readonly #certificates: Buffer;
  #hash: Buffer;
  #salt: Buffer;
  #key: Buffer;
  #counter = 0;
  #transport: { read: Buffer; write: Buffer; reads: number; writes: number } | undefined;
  #buffered: Buffer = none;
  #introduced = false;

  constructor({
    static: own,
    certificates,
  }: { static: ReturnType<typeof Curve.generateKeyPair>; certificates: Buffer }) {
    this.#static = own;
    this.#certificates = certificates;
    const mode = Buffer.from(NOISE_MODE);
    this.#hash = mode.byteLength === 32 ? mode : sha256(mode);
    this.#salt = this.#hash;
    this.#key = this.#hash;
    this.#authenticate(NOISE_WA_HEADER);
  }

  get isReady(): boolean {
    return this.#transport !== undefined;
  }

  hello(clientEphemeral: Uint8Array): Uint8Array {
    this.#authenticate(clientEphemeral);
    this.#authenticate(this.#ephemeral.public);
    this.#mix(Curve.sharedKey(this.#ephemeral.private, clientEphemeral));
    const own = this.#encrypt(this.#static.public);
    this.#mix(Curve.sharedKey(this.#static.private, clientEphemeral));
    const payload = this.#encrypt(this.#certificates);
    return proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.#ephemeral.public, static: own, payload },
    }).finish();
  }

  finish({ static: encrypted, payload }: proto.HandshakeMessage.IClientFinish): proto.ClientPayload {
    const clientStatic = this.#decrypt(encrypted ?? none);
    this.#mix(Curve.sharedKey(this.#ephemeral.private, clientStatic));
    const clientPayload = proto.ClientPayload.decode(this.#decrypt(payload ?? none));
    const keys = Buffer.from(hkdf(none, 64, { salt: this.#salt, info: '' }));
    this.#transport = { read: keys.subarray(0, 32), write: keys.subarray(32), reads: 0, writes: 0 };
    return clientPayload;
  }

  frame(bytes: Uint8Array): Buffer {
    const t = this.#transport;
    const sealed = t ? aesEncryptGCM(bytes, t.write, counterBytes(t.writes++), none) : bytes;
    const head = Buffer.alloc(3);
    head.writeUIntBE(sealed.length, 0, 3);
    return Buffer.concat([head, sealed]);
  }

  /** Whole frames, opened, out of what came in so far. */
  *feed(chunk: Uint8Array): Generator<Buffer> {
    this.#buffered = Buffer.concat([this.#buffered, chunk]);
    if (!this.#introduced && !this.#readIntroduction()) return;
    while (this.#buffered.length >= 3) {
      const length = this.#buffered.readUIntBE(0, 3);
      if (this.#buffered.length < 3 + length) return;
      const frame = this.#buffered.subarray(3, 3 + length);
      this.#buffered = this.#buffered.subarray(3 + length);
      yield this.#open(frame);
    }
  }

  /** Routing information may come before the header; false while not all of it is there. */
  #readIntroduction(): boolean {
    if (this.#buffered.length < 4) return false;
    if (this.#buffered.subarray(0, 2).toString() === 'ED') {
      const length = this.#buffered.readUIntBE(4, 3);
      if (this.#buffered.length < 7 + length + 4) return false;
      this.#buffered = this.#buffered.subarray(7 + length);
    }
    if (!this.#buffered.subarray(0, 4).equals(Buffer.from(NOISE_WA_HEADER)))
      throw new Error('no header of WhatsApp Web');
    this.#buffered = this.#buffered.subarray(4);
    this.#introduced = true;
    return true;
  }

  #open(frame: Buffer): Buffer {
    const t = this.#transport;
    return t ? Buffer.from(aesDecryptGCM(frame, t.read, counterBytes(t.reads++), none)) : frame;
  }

  #authenticate(data: Uint8Array): void {
    this.#hash = sha256(Buffer.concat([this.#hash, data]));
  }

  #mix(secret: Uint8Array): void {
    const keys = Buffer.from(hkdf(Buffer.from(secret), 64, { salt: this.#salt, info: '' }));
    this.#salt = keys.subarray(0, 32);
    this.#key = keys.subarray(32);
    this.#counter = 0;
  }

  #encrypt(plain: Uint8Array): Buffer {
    const sealed = Buffer.from(aesEncryptGCM(plain, this.#key, counterBytes(this.#counter++), this.#hash));
    this.#authenticate(sealed);
    return sealed;
  }

  #decrypt(sealed: Uint8Array): Buffer {
    const plain = Buffer.from(aesDecryptGCM(sealed, this.#key, counterBytes(this.#counter++), this.#hash));
    this.#authenticate(sealed);
    return plain;
  }
}

function counterBytes(counter: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}
