import { Curve, proto } from '@whiskeysockets/baileys';

export type BotIdentity = ReturnType<typeof botIdentity>;

/** The number that the bot runs on, in all its forms. */
export function botIdentity() {
  const phone = '628990000001';
  const lidUser = '99900000000001';
  const device = 7;
  return {
    phone,
    lidUser,
    device,
    pn: `${phone}@s.whatsapp.net`,
    lid: `${lidUser}@lid`,
    pnDevice: `${phone}:${device}@s.whatsapp.net`,
    lidDevice: `${lidUser}:${device}@lid`,
  };
}

/** A chain of certificates of our own: root, intermediate, and the key of this server. */
export function certify() {
  const [root, intermediate, own] = [Curve.generateKeyPair(), Curve.generateKeyPair(), Curve.generateKeyPair()];
  const { Details } = proto.CertChain.NoiseCertificate;
  const lasting = { notBefore: 0, notAfter: 4_102_444_800 };
  const middle = Details.encode({ serial: 1, issuerSerial: 0, key: intermediate.public, ...lasting }).finish();
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: own.public, ...lasting }).finish();
  const chain = proto.CertChain.encode({
    intermediate: { details: middle, signature: Curve.sign(root.private, middle) },
    leaf: { details: leaf, signature: Curve.sign(intermediate.private, leaf) },
  }).finish();
  return { rootPublic: Buffer.from(root.public), static: own, certificates: Buffer.from(chain) };
}
