import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  hkdf,
  hmacSign,
  type KeyPair,
  proto,
  S_WHATSAPP_NET,
  type SignedKeyPair,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  WA_ADV_DEVICE_SIG_PREFIX,
} from '@whiskeysockets/baileys';
import { seconds, stanza } from './stanza.ts';

const none = Buffer.alloc(0);

/** What the account of the phone says of a device that was linked to it. */
export function deviceIdentity(account: KeyPair, device: Uint8Array) {
  const details = proto.ADVDeviceIdentity.encode({ rawId: 1, timestamp: Number(seconds()), keyIndex: 1 }).finish();
  const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, device]);
  return { details, accountSignatureKey: account.public, accountSignature: Curve.sign(account.private, signed) };
}

/** The device's own signature under it, as a client that was linked earlier has it. */
export function deviceSignature(device: KeyPair, account: KeyPair, details: Uint8Array): Uint8Array {
  return Curve.sign(device.private, Buffer.concat([WA_ADV_DEVICE_SIG_PREFIX, details, device.public, account.public]));
}

export function pairSuccess(
  bot: { pnDevice: string; lidDevice: string },
  account: KeyPair,
  device: Uint8Array,
  adv: Uint8Array,
) {
  const details = proto.ADVSignedDeviceIdentity.encode(deviceIdentity(account, device)).finish();
  const sealed = proto.ADVSignedDeviceIdentityHMAC.encode({ details, hmac: hmacSign(details, adv) }).finish();
  return stanza('iq', { from: S_WHATSAPP_NET, type: 'set', id: 'pair-2', xmlns: 'md' }, [
    stanza('pair-success', {}, [
      stanza('device-identity', {}, sealed),
      stanza('device', { jid: bot.pnDevice, lid: bot.lidDevice }),
      stanza('platform', { name: 'android' }),
    ]),
  ]);
}

/** Linking by the 8-character code that the client shows and the phone's owner types. */
export class CodeLinking {
  readonly #account: SignedKeyPair['keyPair'];
  readonly #ref = randomBytes(16);
  readonly #ephemeral = Curve.generateKeyPair();
  readonly #wrapped: Buffer;
  #companion: Uint8Array = none;

  constructor(hello: BinaryNode, account: KeyPair) {
    this.#account = account;
    this.#wrapped = bufferOf(hello, 'link_code_pairing_wrapped_companion_ephemeral_pub');
  }

  get answer(): BinaryNode {
    const ref = stanza('link_code_pairing_ref', {}, this.#ref);
    return stanza('link_code_companion_reg', { stage: 'companion_hello' }, [ref]);
  }

  async enter(code: string): Promise<BinaryNode> {
    const opened = await derivePairingCodeKey(code, this.#wrapped.subarray(0, 32));
    this.#companion = aesDecryptCTR(this.#wrapped.subarray(48), opened, this.#wrapped.subarray(32, 48));
    const salt = randomBytes(32);
    const iv = randomBytes(16);
    const sealed = aesEncryptCTR(this.#ephemeral.public, await derivePairingCodeKey(code, salt), iv);
    const hello = stanza('link_code_companion_reg', { stage: 'primary_hello' }, [
      stanza('link_code_pairing_ref', {}, this.#ref),
      stanza('link_code_pairing_wrapped_primary_ephemeral_pub', {}, Buffer.concat([salt, iv, sealed])),
      stanza('primary_identity_pub', {}, this.#account.public),
    ]);
    const attrs = { type: 'link_code_companion_reg', from: S_WHATSAPP_NET, id: 'link-1', t: seconds() };
    return stanza('notification', attrs, [hello]);
  }

  /** The secret that both sides now share. Throws when the code was wrong, as the phone would say. */
  finish(node: BinaryNode): Uint8Array {
    const bundle = bufferOf(node, 'link_code_pairing_wrapped_key_bundle');
    const shared = Curve.sharedKey(this.#ephemeral.private, this.#companion);
    const info = 'link_code_pairing_key_bundle_encryption_key';
    const key = Buffer.from(hkdf(Buffer.from(shared), 32, { salt: bundle.subarray(0, 32), info }));
    const plain = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), none);
    const identity = Curve.sharedKey(this.#account.private, plain.subarray(0, 32));
    return hkdf(Buffer.concat([shared, identity, plain.subarray(64, 96)]), 32, { info: 'adv_secret' });
  }
}

function bufferOf(node: BinaryNode, tag: string): Buffer {
  const inner = getBinaryNodeChild(node, 'link_code_companion_reg');
  return Buffer.from(getBinaryNodeChildBuffer(inner, tag) ?? none);
}
