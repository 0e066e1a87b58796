// The order ticket: places a new order or replaces the selected one. A request that got no answer keeps its client order
// id, so that sending it again can never make a second order.

import { $, attr, el, text } from './dom.js';
import { NoAnswer, Problem, api } from './api.js';
import { add, compare, fixed, format, multiply, parse, places, plain } from './decimal.js';
import { invalidate } from './frame.js';
import { GoesTo } from './goes-to.js';
import { showPrice } from './price.js';
import { buildForm } from './ticket-form.js';
import { lotsOf } from './wire.js';
import { balanceWord, sideWord } from './words.js';

/** In front of the name of a group where an account may stand. */
const GROUP = 'group:';

export class Ticket {
  #store;
  #panel = $('#ticket');
  #form = buildForm(this.#panel);
  #goesTo = new GoesTo(this.#form.goesTo);
  #side = 'BUY';
  #replacing = null;
  #attempt = null;
  /** Whether a person chose the price; else it follows the best one until a hand is on the ticket. */
  #priceIsOurs = false;
  #busy = false;

  constructor(store) {
    this.#store = store;
    const form = this.#form;
    form.buy.node.addEventListener('click', () => this.#choose('BUY'));
    form.sell.node.addEventListener('click', () => this.#choose('SELL'));
    form.node.addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    form.node.addEventListener('input', event => {
      if (event.target === form.price) this.#priceIsOurs = true;
      // What every venue takes; some take nothing else.
      if (event.target === form.type) form.tif.value = form.type.value === 'MARKET' ? 'IMMEDIATE_OR_CANCEL' : 'GOOD_TILL_CANCEL';
      invalidate(this);
    });
    form.node.addEventListener('keydown', event => this.#keys(event));
    store.on('market', () => this.#marketChanged());
    store.on('accounts instruments', () => this.#fillAccounts());
    store.on('books', book => {
      if (book && book.key !== store.selection.market?.key) return;
      if (this.#form.price.value === '' || !this.#panel.matches(':hover, :focus-within')) this.#proposePrice();
      invalidate(this);
    });
    form.quantity.value = '1';
  }

  /** Opens for a new order. */
  open(side = this.#side) {
    this.#leaveReplace();
    this.#choose(side);
    this.#proposePrice();
    this.#form.quantity.focus();
    this.#form.quantity.select();
  }

  /** Opens to replace an order: total quantity and price are its own, ready to change. */
  replace(order) {
    this.#replacing = order.id;
    const market = this.#store.markets().find(each => each.symbol === order.symbol && each.venue === order.venue);
    this.#store.selectMarket(market);
    const form = this.#form;
    this.#side = order.side;
    form.account.value = order.account;
    form.type.value = order.type;
    form.tif.value = order.timeInForce;
    form.unit.value = 'LOTS';
    form.quantity.value = order.lots;
    form.price.value = this.#written(order.price ?? '');
    form.stop.value = this.#written(order.stopPx ?? '');
    this.#say('', '');
    const first = order.price === null ? form.quantity : form.price;
    this.render(); // at once, for the next key may already be meant for the field
    first.focus();
    first.select();
  }

  takePrice(price, side) {
    if (!this.#replacing) this.#choose(side);
    this.#form.price.value = this.#written(price);
    this.#priceIsOurs = true;
    invalidate(this);
  }

  /** Leaves a replace, and gives the keyboard back. */
  escape() {
    this.#leaveReplace();
    document.activeElement?.blur();
  }

  render() {
    const form = this.#form;
    const instrument = this.#instrument();
    const { market } = this.#store.selection;
    const book = this.#store.books.get(market?.key);
    const replacing = this.#replacing !== null;
    const kind = this.#kind();
    this.#panel.className = `panel ticket kind-${kind}${book?.stale === false ? '' : ' is-stale'}`;
    text(form.title, replacing ? 'Replace order' : 'New order');
    text(form.market, market ? `${market.symbol} · ${market.venue}` : '');
    for (const [side, view, price] of [['BUY', form.buy, book?.asks[0]?.price], ['SELL', form.sell, book?.bids[0]?.price]]) {
      attr(view.node, 'aria-checked', String(this.#side === side));
      attr(view.node, 'tabindex', this.#side === side ? '0' : '-1');
      view.node.disabled = replacing;
      if (instrument) showPrice(view.price, price ?? null, instrument.tick);
    }
    const type = form.type.value;
    form.price.disabled = type === 'MARKET' || type === 'STOP';
    form.stop.disabled = !type.startsWith('STOP');
    for (const field of [form.account, form.type, form.tif, form.postOnly, form.reduceOnly]) field.disabled = replacing;
    text(form.equals, this.#equals(instrument));
    form.send.className = `send ${replacing ? 'replace' : this.#side.toLowerCase()}`;
    form.send.disabled = this.#busy || !market || this.#store.role === 'VIEWER';
    text(form.send, this.#sentence(kind));
    const asks = this.#group() && !replacing && market && this.#store.role !== 'VIEWER';
    this.#goesTo.about(asks ? this.#terms() : null);
  }

  /** The group that the order is for; undefined where it is for an account. */
  #group() {
    const { value } = this.#form.account;
    return value.startsWith(GROUP) ? this.#store.groups.find(group => group.id === value.slice(GROUP.length)) : undefined;
  }

  /** What is at stake: live as soon as one account is. */
  #kind() {
    const names = this.#group()?.members.map(member => member.account) ?? [this.#form.account.value];
    const kinds = names.map(name => this.#store.accounts.get(name)?.kind ?? 'none');
    return ['live', 'demo', 'sim'].find(kind => kinds.includes(kind)) ?? 'none';
  }

  #instrument() {
    return this.#store.instruments.get(this.#store.selection.market?.symbol);
  }

  #choose(side) {
    this.#side = side;
    invalidate(this);
  }

  #marketChanged() {
    const order = this.#replacing && this.#store.orders.get(this.#replacing);
    if (order && order.symbol !== this.#store.selection.market.symbol) this.#leaveReplace();
    this.#form.price.value = '';
    this.#form.stop.value = '';
    this.#priceIsOurs = false;
    this.#fillAccounts();
    this.#proposePrice();
  }

  #proposePrice() {
    const book = this.#store.books.get(this.#store.selection.market?.key);
    const best = this.#side === 'BUY' ? book?.bids[0] : book?.asks[0];
    if (best && !book.stale && !this.#priceIsOurs && this.#replacing === null) this.#form.price.value = this.#written(best.price);
  }

  /** A price with all the places of its market: 1.08480. */
  #written(price) {
    const instrument = this.#instrument();
    return price === '' || !instrument ? price : pad(price, places(instrument.tick));
  }

  #fillAccounts() {
    const { account } = this.#form;
    const wanted = account.value;
    const venue = this.#store.selection.market?.venue;
    const here = this.#store.accountsAt(venue);
    account.replaceChildren(
      ...here.map(each =>
        el('option', { text: `${each.id} · ${each.kind.toUpperCase()} · ${each.currency}`, attrs: { value: each.id } })),
      ...this.#store.groupsAt(venue).map(each =>
        el('option', { text: `${each.id} · ${groupWords(each)}`, attrs: { value: GROUP + each.id } })));
    if ([...account.options].some(option => option.value === wanted)) account.value = wanted;
    invalidate(this);
  }

  #leaveReplace() {
    if (this.#replacing === null) return;
    this.#replacing = null;
    this.#form.price.value = '';
    this.#form.stop.value = '';
    this.#priceIsOurs = false;
    this.#proposePrice();
    invalidate(this);
  }

  #equals(instrument) {
    const value = parse(this.#form.quantity.value);
    const size = parse(instrument?.contractSize);
    if (!value || !size) return '';
    const inLots = this.#form.unit.value === 'LOTS';
    const units = inLots ? multiply(value, size) : value;
    const price = parse(this.#form.price.disabled ? null : this.#form.price.value);
    const worth = price ? ` · ${fixed(format(multiply(units, price)), 0)} ${instrument.quote}` : '';
    return `= ${inLots ? `${plain(format(units))} units` : `${plain(lotsOf(format(units), instrument))} lots`}${worth}`;
  }

  #sentence(kind) {
    if (this.#store.role === 'VIEWER') return 'This token may only look';
    const form = this.#form;
    const unit = form.unit.value.toLowerCase();
    const quantity = `${form.quantity.value || '–'} ${form.quantity.value === '1' ? unit.slice(0, -1) : unit}`;
    const at = form.price.disabled ? 'at market' : `at ${form.price.value || '–'}`;
    if (this.#replacing) return `Replace with ${quantity} ${at}`;
    const stake = kind === 'live' ? 'LIVE: ' : '';
    return `${stake}${sideWord(this.#side)} ${quantity} ${at}`;
  }

  /** Up and down move a price by a tick, a quantity by a lot step; with shift ten of them. */
  #keys(event) {
    const form = this.#form;
    const direction = { ArrowUp: 1n, ArrowDown: -1n }[event.key];
    const instrument = this.#instrument();
    const field = event.target;
    if (!direction || !instrument || ![form.price, form.stop, form.quantity].includes(field)) return;
    event.preventDefault();
    const lots = form.unit.value === 'LOTS';
    const unitStep = () => format(multiply(parse(instrument.lotStep), parse(instrument.contractSize)));
    const step = parse(field !== form.quantity ? instrument.tick : lots ? instrument.lotStep : unitStep());
    const by = { n: step.n * direction * (event.shiftKey ? 10n : 1n), scale: step.scale };
    const next = add(parse(field.value) ?? { n: 0n, scale: 0 }, by);
    if (compare(next, { n: 0n, scale: 0 }) <= 0) return;
    if (field === form.price) this.#priceIsOurs = true;
    field.value = pad(format(next), field === form.quantity ? 0 : places(instrument.tick));
    invalidate(this);
  }

  async #send() {
    if (this.#busy) return;
    this.#busy = true;
    this.#markWrong('');
    this.#say('', this.#replacing ? 'Asking to replace…' : 'Sending…');
    invalidate(this);
    try {
      const { orders: [id], order } = this.#replacing ? await this.#sendReplace() : await this.#sendNew();
      this.#attempt = null;
      this.#say('good', `${this.#replacing ? 'Replace requested' : 'Accepted'} · ${id}`);
      if (order) this.#store.orderCame(order);
      this.#store.selectOrder(id);
      this.#leaveReplace();
      this.#priceIsOurs = false;
      $('#orders-grid').focus({ preventScroll: true });
    } catch (failure) {
      this.#failed(failure);
    } finally {
      this.#busy = false;
      this.render(); // at once: a button that is still disabled would swallow an Enter pressed before the next frame
    }
  }

  /** The order as it stands in the ticket, without an id. */
  #terms() {
    const form = this.#form;
    const group = this.#group();
    return {
      ...(group ? { group: group.id } : { account: form.account.value }),
      symbol: this.#store.selection.market.symbol,
      side: this.#side,
      type: form.type.value,
      timeInForce: form.tif.value,
      quantity: this.#quantity(),
      ...(form.price.disabled ? {} : { price: form.price.value.trim() }),
      ...(form.stop.disabled ? {} : { stopPx: form.stop.value.trim() }),
      ...(form.postOnly.checked ? { postOnly: true } : {}),
      ...(form.reduceOnly.checked ? { reduceOnly: true } : {}),
    };
  }

  #sendNew() {
    const body = this.#terms();
    const terms = JSON.stringify(body);
    if (this.#attempt?.terms !== terms) this.#attempt = { terms, clientOrderId: newClientOrderId() };
    return api.place({ clientOrderId: this.#attempt.clientOrderId, ...body });
  }

  #sendReplace() {
    const form = this.#form;
    const changes = { quantity: this.#quantity() };
    if (!form.price.disabled) changes.price = form.price.value.trim();
    if (!form.stop.disabled) changes.stopPx = form.stop.value.trim();
    return api.replace(this.#replacing, changes);
  }

  #quantity() {
    return { [this.#form.unit.value.toLowerCase()]: this.#form.quantity.value.trim() };
  }

  #failed(failure) {
    if (failure instanceof Problem && failure.isRefusal) {
      this.#attempt = null;
      this.#say('bad', failure.line);
      this.#markWrong(failure.field);
    } else if (failure instanceof NoAnswer || failure instanceof Problem) {
      this.#say('warn', 'No answer: it may have arrived. Sending it again unchanged is safe, it keeps its id.');
    } else {
      throw failure;
    }
  }

  #markWrong(field) {
    const { quantity, price, stop: stopPx, account, type, tif: timeInForce } = this.#form;
    const fields = { quantity, price, stopPx, account, type, timeInForce };
    const name = field.split('.')[0];
    for (const [key, node] of Object.entries(fields)) attr(node, 'aria-invalid', key === name ? 'true' : null);
    fields[name]?.focus();
  }

  #say(tone, words) {
    attr(this.#form.answer, 'data-tone', tone || null);
    text(this.#form.answer, words);
  }
}

function groupWords({ balance, members }) {
  return balance ? `one of ${members.length} · ${balanceWord(balance)}` : `shared by ${members.length}`;
}

export function newClientOrderId() {
  const random = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  return `desk-${Date.now().toString(36)}-${random}`;
}

function pad(value, digits) {
  const have = places(value);
  if (have >= digits) return value;
  return value + (have === 0 ? '.' : '') + '0'.repeat(digits - have);
}
