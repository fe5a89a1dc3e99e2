import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { buttonsOf, type Office } from './office.ts';

/** People who do their part as soon as they see it, and again when nothing came of it: like people, only faster. */
export interface Robots {
  stop(): void;
}

const again = 700;

export function startRobots(office: Office): Robots {
  const acted = new Map<string, number>();
  const { server, admin, deputy, chief } = office;
  const isTime = (key: string) => {
    const now = Date.now();
    if (now - (acted.get(key) ?? 0) < again) return false;
    acted.set(key, now);
    return true;
  };
  const look = () => {
    for (const person of [admin, deputy, chief]) {
      for (const message of person.inbox) act(person, message, isTime);
    }
  };
  const timer = setInterval(look, 50);
  const unsubscribe = server.subscribe(look);
  return {
    stop() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

function act(person: VirtualUser, message: ChatMessage, isTime: (key: string) => boolean): void {
  const buttons = buttonsOf(message);
  const key = `${person.id}:${message.message_id}`;
  if (buttons.some((text) => text.includes('Terima')) && isTime(key)) {
    person.tap(message, 'Terima', { timeoutMs: 300 }).catch(() => {});
  }
  if (buttons.includes('Instagram') && isTime(key)) {
    const code = /K-\d+/.exec(message.text ?? '')?.[0];
    person.send('bot', `https://instagram.com/p/${code} https://kab.kpu.go.id/${code}`, { replyTo: message });
  }
}
