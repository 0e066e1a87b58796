// Venue sessions: state, next sequence number each way, when last heard.

import { $, attr, el, text } from './dom.js';
import { plain } from './decimal.js';
import { invalidate } from './frame.js';
import { age } from './time.js';
import { onDisconnectWords, plainWord } from './words.js';

const STATE_WORDS = {
  UP: 'Logged on', READY: 'Logged on', DOWN: 'Down', AWAITING_LOGON: 'Logging on', LOGON_SENT: 'Logging on',
  RESET_WANTED: 'Resetting numbers', RESET_SENT: 'Resetting numbers', LOGOUT_SENT: 'Logging out', LOGOUT_ANSWERED: 'Logging out',
};

const CARRIES = { ORDERS: 'orders', MARKET_DATA: 'prices', DROP_COPY: 'drop copy', REFERENCE: 'reference', LOGIN: 'login' };

/** How the accounts of a login are followed, as `2 streamed, 1 polled`. */
const followed = accounts => {
  const ways = new Map();
  for (const { followed: way } of accounts) ways.set(way, (ways.get(way) ?? 0) + 1);
  return [...ways].map(([way, count]) => `${count} ${way.toLowerCase()}`).join(', ');
};

const trouble = ({ account, problem, streamProblem }) => {
  const why = problem || streamProblem;
  return why && `${account}: ${why}`;
};

const onDisconnect = ({ venue, cancelOnDisconnect }) => `${venue}: ${onDisconnectWords(cancelOnDisconnect)}`;

export class SessionsView {
  #store;
  #rows = new Map();

  constructor(store) {
    this.#store = store;
    store.on('sessions', () => invalidate(this));
    setInterval(() => invalidate(this), 1_000);
  }

  render() {
    const sessions = [...this.#store.sessions.values()];
    for (const session of sessions) this.#fill(this.#row(session), session);
    const up = sessions.filter(session => session.loggedOn).length;
    text($('#sessions-summary'), sessions.length === 0 ? 'none' : `${up} of ${sessions.length} logged on`);
    attr($('#sessions-summary'), 'title', this.#store.stopping.map(onDisconnect).join('\n'));
  }

  #row(session) {
    let row = this.#rows.get(session.id);
    if (row) return row;
    row = {};
    for (const part of ['name', 'state', 'in', 'out', 'followed', 'gaps', 'error', 'heard']) row[part] = el('span', { class: part });
    row.name.append(el('span'), ' ', el('small'));
    const number = (label, cell) => el('span', {}, `${label} `, cell);
    row.in.className = row.out.className = 'num';
    row.node = el('li', {}, el('i', { class: 'dot', attrs: { 'aria-hidden': 'true' } }), row.name, row.state,
      el('span', { class: 'detail' }, number('in', row.in), number('out', row.out), row.followed, row.gaps, row.error, row.heard));
    $('#sessions').append(row.node);
    this.#rows.set(session.id, row);
    return row;
  }

  #fill(row, session) {
    attr(row.node, 'data-tone', session.loggedOn && session.inSync ? 'up' : session.connected ? 'busy' : 'down');
    text(row.name.firstChild, session.id);
    text(row.name.lastChild, session.standby ? 'standby' : CARRIES[session.purpose]);
    text(row.state, session.loggedOn && !session.inSync ? 'Filling gap' : (STATE_WORDS[session.state] ?? plainWord(session.state)));
    row.in.parentNode.hidden = row.out.parentNode.hidden = ['REFERENCE', 'LOGIN'].includes(session.purpose);
    text(row.in, plain(String(session.nextIn)));
    text(row.out, plain(String(session.nextOut)));
    text(row.gaps, session.gaps > 0 ? `${session.gaps} ${session.gaps === 1 ? 'gap' : 'gaps'}` : '');
    const accounts = session.accounts ?? [];
    const wrong = accounts.map(trouble).filter(Boolean);
    text(row.followed, followed(accounts));
    text(row.error, session.loggedOn ? (wrong[0] ?? '') : session.lastError);
    text(row.heard, session.loggedOn ? `heard ${age(session.lastReceivedAt)}` : '');
    attr(row.node, 'title', [session.remote, session.lastError, ...wrong].filter(Boolean).join(' · ') || null);
  }
}
