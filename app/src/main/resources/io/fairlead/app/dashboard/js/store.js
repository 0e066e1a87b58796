// What the dashboard knows. Views listen to topics and draw in the next frame; nothing here touches the page.

import * as wire from './wire.js';

const DONE_KEPT = 1_000;
const FILLS_KEPT = 500;

export class Store {
  orders = new Map();
  fills = [];
  positions = new Map();
  sessions = new Map();
  accounts = new Map();
  instruments = new Map();
  /** The groups of accounts that an order can name in place of an account. */
  groups = [];
  books = new Map();
  kills = [];
  stopping = [];
  alerts = [];
  link = { up: false, since: Date.now(), everUp: false };
  role = null;
  selection = { market: null, order: null };

  #topics = new Map();

  on(topics, listener) {
    for (const topic of topics.split(' ')) {
      this.#topics.set(topic, [...(this.#topics.get(topic) ?? []), listener]);
    }
  }

  emit(topic, detail) {
    for (const listener of this.#topics.get(topic) ?? []) listener(detail);
  }

  /** Replaces everything by what was read over REST. */
  load({ orders, fills, positions, sessions, accounts, instruments, groups, stopping }) {
    this.instruments = new Map(instruments.map(wire.instrument).map(item => [item.symbol, item]));
    this.accounts = new Map(accounts.map(wire.account).map(item => [item.id, item]));
    this.groups = groups;
    this.orders = new Map(orders.map(wire.order).map(item => [item.id, item]));
    this.fills = fills.map(wire.fill);
    this.positions = new Map(positions.map(wire.position).map(item => [item.key, item]));
    this.sessions = new Map(sessions.map(wire.session).map(item => [item.id, item]));
    this.kills = stopping.kills;
    this.stopping = stopping.venues;
    if (!this.selection.market) this.selectMarket(this.markets()[0] ?? null);
    for (const topic of ['instruments', 'accounts', 'orders', 'fills', 'positions', 'sessions', 'kills']) {
      this.emit(topic);
    }
  }

  /** Takes in one message of the stream. */
  apply(message) {
    switch (message.topic) {
      case 'hello': return void (this.role = message.role);
      case 'orders':
        if (message.snapshot) this.#forgetGone(message);
        return message.items.forEach(item => this.orderCame(item));
      case 'fills': return message.items.forEach(item => this.fillCame(item));
      case 'positions': return message.items.forEach(item => this.#keep('positions', 'key', wire.position(item)));
      case 'sessions': return message.items.forEach(item => this.#session(wire.session(item)));
      case 'accounts': return message.items.forEach(item => this.#keep('accounts', 'id', wire.account(item)));
      case 'kills':
        this.kills = message.items;
        return this.emit('kills');
      case 'alerts':
        this.alerts = message.items;
        return this.emit('alerts');
      case 'book': return message.books.forEach(book => this.#book(wire.book(book)));
      case 'error': return this.emit('refused', message.problem);
      default: return undefined; // a newer server may say more than this page understands
    }
  }

  orderCame(json) {
    this.#order(wire.order(json));
  }

  fillCame(json) {
    this.#fill(wire.fill(json));
  }

  setLink(up) {
    if (this.link.up === up) return;
    this.link = { up, since: Date.now(), everUp: this.link.everUp || up };
    this.emit('link');
  }

  /** Every (venue, symbol) that can be traded, in the server's order. */
  markets() {
    return [...this.instruments.values()].flatMap(({ symbol, venues }) =>
      venues.map(venue => ({ venue, symbol, key: wire.marketKey(venue, symbol) })));
  }

  selectMarket(market) {
    if (!market || market.key === this.selection.market?.key) return;
    this.selection.market = market;
    this.emit('market');
  }

  selectOrder(orderId) {
    if (orderId === this.selection.order) return;
    this.selection.order = orderId;
    this.emit('order-selected');
  }

  selectedOrder() {
    return this.orders.get(this.selection.order) ?? null;
  }

  accountsAt(venue) {
    return [...this.accounts.values()].filter(account => account.venue === venue);
  }

  /** Those with a member at a venue. */
  groupsAt(venue) {
    return this.groups.filter(group => group.members.some(member => this.accounts.get(member.account)?.venue === venue));
  }

  #keep(collection, key, item) {
    this[collection].set(item[key], item);
    this.emit(collection, item);
  }

  #order(next) {
    const before = this.orders.get(next.id);
    if (before && before.position > next.position) return;
    if (before?.position === next.position && before.nextQueryAt === next.nextQueryAt) return;
    this.orders.set(next.id, next);
    if (!next.live && (before?.live ?? true)) this.#forgetOldest();
    this.emit('orders', next);
    this.emit('order-moved', { before, next });
  }

  /** What was live when it was read, and is not in the first picture of the stream, ended in between. */
  #forgetGone({ items, position }) {
    const live = new Set(items.map(item => item.id));
    for (const [id, order] of this.orders) {
      if (order.live && !live.has(id) && order.position <= position) this.orders.delete(id);
    }
    this.emit('orders');
  }

  #forgetOldest() {
    if (this.orders.size < 2 * DONE_KEPT) return;
    const done = [...this.orders.values()].filter(order => !order.live);
    done.sort((a, b) => a.changedAt - b.changedAt);
    for (const order of done.slice(0, Math.max(0, done.length - DONE_KEPT))) this.orders.delete(order.id);
  }

  #fill(next) {
    const at = this.fills.findIndex(fill => fill.key === next.key);
    if (at >= 0 && this.fills[at].state === next.state) return;
    if (at >= 0) this.fills[at] = next;
    else this.fills.unshift(next);
    if (this.fills.length > FILLS_KEPT) this.fills.length = FILLS_KEPT;
    this.emit('fills', next);
  }

  #session(next) {
    const before = this.sessions.get(next.id);
    this.sessions.set(next.id, next);
    this.emit('sessions', next);
    if (before && (before.state !== next.state || before.inSync !== next.inSync)) {
      this.emit('session-moved', { before, next });
    }
  }

  #book(next) {
    const before = this.books.get(next.key);
    this.books.set(next.key, next);
    this.emit('books', next);
    if (before && before.stale !== next.stale) this.emit('feed-moved', next);
  }
}
