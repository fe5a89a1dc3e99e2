import {
  type BinaryNode,
  generateSignalPubKey,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  getBinaryNodeChildren,
  getBinaryNodeChildUInt,
} from '@whiskeysockets/baileys';
import type { FakeUser } from './fake-user.ts';
import type { FakeGroup, FakeWhatsApp } from './fake-whatsapp.ts';
import { seconds, stanza } from './stanza.ts';

/** The keys that the bot offers to whoever writes to it. */
export interface BotBundle {
  registrationId: number;
  identityKey: Uint8Array;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  preKeys: { keyId: number; publicKey: Uint8Array }[];
}

/** Content of the answer; a number is an error; undefined: nobody here knows this question. */
export type Answer = BinaryNode[] | number | undefined;

const answers: Readonly<Record<string, (server: FakeWhatsApp, query: BinaryNode) => Answer | Promise<Answer>>> = {
  encrypt: answerKeys,
  usync: answerPeople,
  'w:g2': answerGroup,
  privacy: (_server, { attrs }) => (attrs.type === 'get' ? [privacy] : [stanza('tokens', {}, [])]),
  'w:m': ({ media }) => [
    stanza('media_conn', { auth: 'fake', ttl: '3600', auth_ttl: '3600', max_buckets: '1' }, [
      stanza('host', { hostname: media.hosts.tls }),
    ]),
  ],
  abt: () => [stanza('props', { protocol: '1', ab_key: 'x', hash: 'h', refresh: '86400' }, [])],
  blocklist: () => [stanza('list', { dhash: '1' }, [])],
  'w:profile:picture': () => 404,
  passive: () => [],
  'w:p': () => [],
  'w:stats': () => [],
  'urn:xmpp:whatsapp:dirty': () => [],
  md: () => [],
};

const privacy = stanza('privacy', {}, [
  stanza('category', { name: 'readreceipts', value: 'all' }),
  stanza('category', { name: 'last', value: 'all' }),
]);

export function answerQuery(server: FakeWhatsApp, query: BinaryNode): Answer | Promise<Answer> {
  return answers[query.attrs.xmlns ?? '']?.(server, query);
}

async function answerKeys(server: FakeWhatsApp, query: BinaryNode): Promise<Answer> {
  if (query.attrs.type === 'set' && getBinaryNodeChild(query, 'identity')) {
    server.keepBotBundle(readBundle(query));
    return [];
  }
  const [child] = childrenOf(query);
  if (child?.tag === 'count') return [stanza('count', { value: String(server.preKeysLeft) })];
  if (child?.tag === 'digest') return [stanza('digest', {}, [])];
  if (child?.tag !== 'key') return [];
  return [stanza('list', {}, await Promise.all(childrenOf(child).map((asked) => keysOf(server, asked))))];
}

async function keysOf(server: FakeWhatsApp, { attrs }: BinaryNode): Promise<BinaryNode> {
  const jid = attrs.jid ?? '';
  const user = server.findUser(jid);
  const nobody = [stanza('error', { code: '406', text: 'not-acceptable' })];
  return stanza('user', { jid, t: seconds() }, user ? await user.bundle() : nobody);
}

function readBundle(query: BinaryNode): BotBundle {
  const signed = getBinaryNodeChild(query, 'skey') ?? query;
  const preKeys = getBinaryNodeChildren(getBinaryNodeChild(query, 'list'), 'key');
  const numberOf = (node: BinaryNode, tag: string, bytes: number) => getBinaryNodeChildUInt(node, tag, bytes) ?? 0;
  const keyOf = (node: BinaryNode, tag: string) =>
    generateSignalPubKey(getBinaryNodeChildBuffer(node, tag) ?? Buffer.alloc(0));
  return {
    registrationId: numberOf(query, 'registration', 4),
    identityKey: keyOf(query, 'identity'),
    signedPreKey: {
      keyId: numberOf(signed, 'id', 3),
      publicKey: keyOf(signed, 'value'),
      signature: getBinaryNodeChildBuffer(signed, 'signature') ?? Buffer.alloc(0),
    },
    preKeys: preKeys.map((key) => ({ keyId: numberOf(key, 'id', 3), publicKey: keyOf(key, 'value') })),
  };
}

/** Which devices somebody has, whether they are here, under which hidden id. */
function answerPeople(server: FakeWhatsApp, query: BinaryNode): Answer {
  const [usync] = childrenOf(query);
  const asked = childrenOf(usync && getBinaryNodeChild(usync, 'query')).map(({ tag }) => tag);
  const people = getBinaryNodeChildren(usync && getBinaryNodeChild(usync, 'list'), 'user').map((person) => {
    const contact = getBinaryNodeChild(person, 'contact');
    const number = String(contact?.content ?? '').replace('+', '');
    const jid = person.attrs.jid ?? `${number}@s.whatsapp.net`;
    return personNode(server, jid, asked);
  });
  const { sid = '', mode = '', context = '' } = usync?.attrs ?? {};
  const result = stanza(
    'result',
    {},
    asked.map((tag) => stanza(tag)),
  );
  return [stanza('usync', { sid, index: '0', last: 'true', mode, context }, [result, stanza('list', {}, people)])];
}

function personNode(server: FakeWhatsApp, jid: string, asked: readonly string[]): BinaryNode {
  const user = server.findUser(jid);
  const isLid = jid.endsWith('@lid');
  const told = asked.flatMap((tag) => {
    if (tag === 'contact') return [stanza('contact', { type: user ? 'in' : 'out' })];
    if (tag === 'devices' && user) return [devicesOf(server, user)];
    return tag === 'lid' && user && !isLid ? [stanza('lid', { val: user.lid })] : [];
  });
  return stanza('user', { jid: user ? (isLid ? user.lid : user.pn) : jid }, told);
}

function devicesOf({ botPhone, bot }: FakeWhatsApp, user: FakeUser): BinaryNode {
  const linked = user === botPhone ? [stanza('device', { id: String(bot.device), 'key-index': '1' })] : [];
  return stanza('devices', {}, [
    stanza('device-list', { hash: 'x' }, [stanza('device', { id: '0' }), ...linked]),
    stanza('key-index-list', { ts: seconds() }),
  ]);
}

function answerGroup(server: FakeWhatsApp, query: BinaryNode): Answer {
  const [child] = childrenOf(query);
  if (child?.tag === 'participating') {
    return [
      stanza(
        'groups',
        {},
        [...server.groups.values()].map((group) => groupNode(server, group)),
      ),
    ];
  }
  const group = server.groups.get(query.attrs.to ?? '');
  if (child?.tag !== 'query') return undefined;
  if (!group) return 404;
  return group.hasBot ? [groupNode(server, group)] : 403;
}

function groupNode({ bot }: FakeWhatsApp, group: FakeGroup): BinaryNode {
  const byLid = group.addressingMode === 'lid';
  const member = ({ pn, lid }: { pn: string; lid: string }, isAdmin: boolean) =>
    stanza('participant', {
      jid: byLid ? lid : pn,
      [byLid ? 'phone_number' : 'lid']: byLid ? pn : lid,
      ...(isAdmin ? { type: 'admin' } : {}),
    });
  const creator = group.participants[0];
  const creatorJid = (byLid ? creator?.lid : creator?.pn) ?? '';
  const members = group.participants.map((user) => member(user, group.admins.includes(user)));
  const [id = ''] = group.id.split('@');
  const { subject, createdAt, addressingMode } = group;
  return stanza(
    'group',
    {
      id,
      subject,
      s_t: createdAt,
      s_o: creatorJid,
      creation: createdAt,
      creator: creatorJid,
      addressing_mode: addressingMode,
    },
    [...members, ...(group.hasBot ? [member(bot, group.botIsAdmin)] : [])],
  );
}

function childrenOf(node: BinaryNode | undefined): BinaryNode[] {
  return Array.isArray(node?.content) ? node.content : [];
}
