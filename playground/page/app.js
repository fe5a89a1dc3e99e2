import { render } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import { OfficeClock } from './clock.js';
import { refuseDrops } from './drop.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { toneOf } from './message.js';
import { Downloads, OfficeLog, PackagePath } from './office.js';
import { Phone } from './phone.js';
import { act, listen } from './server.js';
import { heard, nothingYet } from './state.js';
import { Tour, TourLine } from './tour.js';
import { useUnread } from './unread.js';

/** @import { PhoneState } from '../web/page-state.ts' */

const tickMs = 1000;

function App() {
  const [shown, hear] = useReducer(heard, nothingYet);
  const [phoneKey, setPhoneKey] = useState('budi');
  const [tab, setTab] = useState(/** @type {'phones' | 'lesson' | 'office'} */ ('phones'));
  const [problem, setProblem] = useState('');
  const { unread, markSeen } = useUnread(shown.page);
  useEffect(() => listen(hear), []);
  useTick();
  const { page, isConnected, typing, clockReadAt } = shown;
  if (!page) return html`<p class="waiting">Menyiapkan kantor…</p>`;
  const now = page.clock.now + performance.now() - clockReadAt;

  /** @param {string} key */
  const showPhone = (key) => {
    setTab('phones');
    setPhoneKey(key);
    document
      .querySelector(`[data-phone="${key}"]`)
      ?.scrollIntoView({ behavior: 'smooth', inline: 'center', block: 'nearest' });
  };
  const startAgain = () => {
    if (!confirm('Mulai lagi dari awal? Semua percakapan dan kiriman latihan dihapus.')) return;
    setProblem('');
    act('reset', {}).catch((error) => setProblem(error.message));
  };

  return html`
    <header class="top">
      <h1><img src="/page/alur.svg" alt="" width="32" height="32" /> Alur <small>Latihan</small></h1>
      <${OfficeClock} clock=${page.clock} now=${now} onError=${setProblem} />
      <button type="button" class="again" onClick=${startAgain}>Mulai lagi</button>
    </header>
    ${!isConnected && html`<p class="notice" role="status">Sambungan terputus. Mencoba lagi…</p>`}
    ${problem !== '' && html`<p class="notice" role="alert">${problem} <button type="button" onClick=${() => setProblem('')}>Tutup</button></p>`}
    <div class="stage" data-tab=${tab}>
      <aside class="beside lesson"><${Tour} steps=${page.office.tour} phones=${page.phones} onShow=${showPhone} /></aside>
      <main>
        <${Switcher} phones=${page.phones} current=${phoneKey} unread=${unread} onPick=${showPhone} />
        <${TourLine} steps=${page.office.tour} onOpen=${() => setTab('lesson')} />
        <div class="phones" data-current=${phoneKey}>
          ${page.phones.map(
            (phone) => html`
            <div class=${phone.key === phoneKey ? 'slot current' : 'slot'} key=${phone.key} onFocusIn=${() => setPhoneKey(phone.key)}>
              <${Phone} phone=${phone} page=${page} now=${now} typing=${typing} unread=${unread} onSeen=${markSeen} />
            </div>
          `,
          )}
        </div>
      </main>
      <aside class="beside office">
        <${PackagePath} packages=${page.office.packages} />
        <${Downloads} />
        <${OfficeLog} lines=${page.office.log} />
      </aside>
    </div>
    <${Tabs} tab=${tab} onPick=${setTab} />
  `;
}

/** @param {{ phones: readonly PhoneState[], current: string, unread: (phone: PhoneState, chatId: number) => number, onPick: (key: string) => void }} props */
function Switcher({ phones, current, unread, onPick }) {
  return html`
    <nav class="switcher" aria-label="Ponsel">
      ${phones.map((phone) => {
        const count = phone.chatIds.reduce((sum, id) => sum + unread(phone, id), 0);
        return html`
          <button type="button" aria-current=${phone.key === current ? 'true' : 'false'} onClick=${() => onPick(phone.key)}>
            <span class=${`avatar tone-${toneOf(phone.userId)}`} aria-hidden="true">${phone.name[0]}</span>
            <span class="who"><b>${phone.name.split(' ')[0]}</b><small>${phone.shortRole}</small></span>
            ${count > 0 && html`<span class="badge" aria-label=${`${count} belum dibaca`}>${count}</span>`}
          </button>
        `;
      })}
    </nav>
  `;
}

/** For narrow screens, where one thing is shown at a time. @param {{ tab: string, onPick: (tab: 'phones' | 'lesson' | 'office') => void }} props */
function Tabs({ tab, onPick }) {
  /** @type {readonly (readonly ['phones' | 'lesson' | 'office', string, 'phone' | 'lesson' | 'office'])[]} */
  const tabs = [
    ['phones', 'Ponsel', 'phone'],
    ['lesson', 'Latihan', 'lesson'],
    ['office', 'Kantor', 'office'],
  ];
  return html`
    <nav class="tabs" aria-label="Bagian halaman">
      ${tabs.map(([key, name, icon]) => html`<button type="button" aria-current=${key === tab ? 'page' : 'false'} onClick=${() => onPick(key)}><${Icon} name=${icon} /> ${name}</button>`)}
    </nav>
  `;
}

/** Draws anew as the time goes on. */
function useTick() {
  const [, tick] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), tickMs);
    return () => clearInterval(timer);
  }, []);
}

const root = document.getElementById('app');
if (root) {
  root.replaceChildren();
  refuseDrops();
  render(html`<${App} />`, root);
}
