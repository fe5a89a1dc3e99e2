/**
 * `node --import preload.ts main.ts` points an unmodified program at the fake server. FAKE_WA_URL is its address,
 * FAKE_WA_ROOT its root key in hex; NODE_EXTRA_CA_CERTS names its certificate, for media.
 */
import { DEFAULT_CONNECTION_CONFIG, WA_CERT_DETAILS } from '@whiskeysockets/baileys';

const { FAKE_WA_URL: url = '', FAKE_WA_ROOT: root = '' } = process.env;
if (!/^ws:\/\/127\.0\.0\.1:\d+\//.test(url)) throw new Error('FAKE_WA_URL must be an address of this machine');
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root, 'hex');
DEFAULT_CONNECTION_CONFIG.waWebSocketUrl = url;
