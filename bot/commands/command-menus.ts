import { commandList } from './command-list.ts';

/** What chats list when somebody types a slash, from the same list as `/bantuan`. */
export function commandMenus() {
  const listed = commandList.filter(({ help }) => help !== null);
  const entry = ({ word, help }: (typeof commandList)[number]) => ({ command: word, description: help ?? word });
  return {
    private: listed.filter(({ where }) => where !== 'group').map(entry),
    groups: listed.filter(({ where }) => where !== 'private').map(entry),
  };
}
