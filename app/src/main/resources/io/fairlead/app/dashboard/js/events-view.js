// The event log, made from what moves in the store, and the spoken part of it for screen readers.

import { $, attr, el, text } from './dom.js';
import { fixed, places, plain } from './decimal.js';
import { invalidate } from './frame.js';
import { clock } from './time.js';
import { VirtualList } from './virtual-list.js';
import { orderPhrase, sideWord, statusTone, statusWord } from './words.js';

const KEPT = 2_000;
const SPEAK_MILLIS = 1_500;
const MARKS = { up: '▲', down: '▼', bad: '✕', warn: '!', unknown: '?', calm: '·' };

export class EventsView {
  #store;
  #events = [];
  #number = 0;
  #list;
  #viewport = $('#events');
  #toSay = [];

  constructor(store) {
    this.#store = store;
    this.#list = new VirtualList(this.#viewport, { rowHeight: 20, key: event => event.number, make: () => this.#make(), fill: (row, event) => this.#fill(row, event) });
    store.on('order-moved', ({ before, next }) => this.#order(before, next));
    store.on('fills', fill => fill && this.#fillCame(fill));
    store.on('session-moved', ({ next }) => this.#session(next));
    store.on('feed-moved', book => this.add(book.stale ? 'warn' : 'calm', `${book.symbol} prices ${book.stale ? 'cut: stale' : 'fresh again'}`, book.stale));
    store.on('link', () => store.link.everUp && this.add(store.link.up ? 'calm' : 'bad', store.link.up ? 'Connected to the gateway' : 'Connection to the gateway lost', true));
    setInterval(() => this.#speak(), SPEAK_MILLIS);
  }

  /** Adds a line; `important` ones are also spoken. */
  add(tone, what, important = false) {
    this.#events.unshift({ number: this.#number++, at: Date.now(), tone, what });
    if (this.#events.length > KEPT) this.#events.length = KEPT;
    if (important) this.#toSay.push(what);
    if (this.#viewport.scrollTop > 0) this.#list.shift(1);
    invalidate(this);
  }

  render() {
    text($('#events-count'), this.#events.length === 0 ? '' : plain(String(this.#events.length)));
    this.#list.setItems(this.#events);
    this.#list.render();
  }

  #order(before, next) {
    if (before?.status === next.status) return;
    const tone = statusTone(next.status);
    const why = next.text ? `: ${next.text}` : '';
    if (tone === 'unknown') this.add('unknown', `UNKNOWN ${orderPhrase(next)}${why}`, true);
    else if (tone === 'bad') this.add('bad', `${statusWord(next.status)} ${orderPhrase(next)}${why}`, true);
    else if (before?.status === 'UNKNOWN') this.add('calm', `Resolved to ${statusWord(next.status).toLowerCase()}: ${orderPhrase(next)}`, true);
    else if (tone === 'working' && before) this.add('calm', `${statusWord(next.status)} ${orderPhrase(next)}`);
    else if (tone === 'over') this.add('calm', `${statusWord(next.status)} ${orderPhrase(next)}`);
  }

  #fillCame(fill) {
    const digits = places(this.#store.instruments.get(fill.symbol)?.tick ?? fill.price);
    const what = `${sideWord(fill.side)} ${plain(fill.lots)} ${fill.symbol} @ ${fixed(fill.price, digits)}`;
    if (fill.state === 'STANDS') this.add(fill.side === 'BUY' ? 'up' : 'down', what);
    else this.add('warn', `${fill.state.toLowerCase()}: ${what}`, true);
  }

  #session(session) {
    const state = session.loggedOn ? (session.inSync ? 'logged on' : 'filling a sequence gap') : session.state.toLowerCase().replaceAll('_', ' ');
    const why = !session.loggedOn && session.lastError ? `: ${session.lastError}` : '';
    this.add(session.loggedOn ? (session.inSync ? 'calm' : 'warn') : 'bad', `${session.id} ${state}${why}`, true);
  }

  #speak() {
    if (this.#toSay.length === 0) return;
    const said = this.#toSay.splice(0);
    text($('#announcer'), said.length > 3 ? `${said.slice(-3).join('. ')}. And ${said.length - 3} more.` : said.join('. '));
  }

  #make() {
    const row = { time: el('time'), mark: el('span', { class: 'mark', attrs: { 'aria-hidden': 'true' } }), what: el('span', { class: 'what' }) };
    row.node = el('div', { class: 'row' }, row.time, row.mark, row.what);
    return row;
  }

  #fill(row, event) {
    attr(row.node, 'data-tone', event.tone);
    attr(row.node, 'title', event.what);
    text(row.time, clock(event.at));
    text(row.mark, MARKS[event.tone]);
    text(row.what, event.what);
  }
}
