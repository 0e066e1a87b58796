// The strip of accounts: what is at stake (sim, demo, live), net P&L in account currency with its recent course.

import { $, attr, el, text, toggle } from './dom.js';
import { signOf, signed } from './decimal.js';
import { invalidate } from './frame.js';
import { GuardMeters } from './guard-meters.js';
import { sum } from './wire.js';

const SAMPLES = 90;
const SVG = 'http://www.w3.org/2000/svg';

export class AccountsView {
  #store;
  #cards = new Map();
  #guards = new GuardMeters();

  constructor(store) {
    this.#store = store;
    store.on('accounts positions orders', () => invalidate(this));
    setInterval(() => this.#sample(), 1_000);
  }

  render() {
    const live = new Map();
    for (const order of this.#store.orders.values()) {
      if (order.live) live.set(order.account, (live.get(order.account) ?? 0) + 1);
    }
    for (const account of this.#store.accounts.values()) {
      this.#fill(this.#card(account), account, live.get(account.id) ?? 0);
    }
  }

  #card(account) {
    let card = this.#cards.get(account.id);
    if (card) return card;
    card = { samples: [], line: document.createElementNS(SVG, 'polyline') };
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${SAMPLES - 1} 30`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('class', 'spark');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(card.line);
    for (const part of ['name', 'kind', 'net', 'open', 'realised']) card[part] = el('span', { class: part });
    card.kind.append(el('b'), el('small'));
    const pair = (label, value) => el('span', { class: 'pair' }, el('span', { class: 'label', text: label }), value);
    card.node = el('li', { class: `account kind-${account.kind}` },
      el('span', { class: 'who' }, card.name, card.kind),
      pair(`Net P&L ${account.currency}`, card.net), svg,
      el('span', { class: 'stack' }, pair('Open', card.open), pair('Realised', card.realised)),
      this.#guards.node(account.id));
    $('#accounts').append(card.node);
    this.#cards.set(account.id, card);
    return card;
  }

  #fill(card, account, live) {
    const positions = [...this.#store.positions.values()].filter(position => position.account === account.id);
    const open = sum(positions.filter(p => Number(p.units) !== 0).map(p => p.unrealisedInAccountCurrency));
    const realised = sum(positions.map(p => p.realisedInAccountCurrency));
    const net = sum([open, realised]);
    card.latest = net === null ? null : Number(net);
    text(card.name, account.id);
    attr(card.name, 'title', `at ${account.venue}`);
    text(card.kind.firstChild, account.kind.toUpperCase());
    const trouble = troubleOf(account);
    text(card.kind.lastChild, trouble || `${live} live`);
    toggle(card.kind.lastChild, 'refusing', trouble !== '');
    attr(card.node, 'title', account.refusing || null);
    for (const [cell, value] of [[card.net, net], [card.open, open], [card.realised, realised]]) {
      text(cell, signed(value, 2));
      toggle(cell, 'up', signOf(value) > 0);
      toggle(cell, 'down', signOf(value) < 0);
    }
  }

  #sample() {
    for (const card of this.#cards.values()) {
      if (card.latest === null || card.latest === undefined) continue;
      card.samples.push(card.latest);
      if (card.samples.length > SAMPLES) card.samples.shift();
      const low = Math.min(...card.samples);
      const span = Math.max(...card.samples) - low || 1;
      const offset = SAMPLES - card.samples.length;
      card.line.setAttribute('points',
        card.samples.map((value, i) => `${offset + i},${(28 - (26 * (value - low)) / span).toFixed(1)}`).join(' '));
    }
  }
}

/** Why the account takes no new orders, in two words; the full reason is the card's title. */
function troubleOf(account) {
  if (account.kind === 'live' && account.armedMaxUnits === null) return 'not armed';
  return account.refusing ? 'refusing' : '';
}
