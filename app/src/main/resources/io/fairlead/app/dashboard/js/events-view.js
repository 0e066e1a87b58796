// The event log, made from what moves in the store, and the spoken part of it for screen readers.

import { $, attr, el, text } from './dom.js';
import { fixed, places, plain } from './decimal.js';
import { invalidate } from './frame.js';
import { clock } from './time.js';
import { VirtualList } from './virtual-list.js';
import { sideWord, statusTone, statusWord } from './words.js';

const KEPT = 2_000;
const SPEAK_MILLIS = 1_500;
/** On a busy desk the routine lines of such a span are counted in one, so that the others stay in sight. */
const SPAN_MILLIS = 5_000;
const SPAN_LINES = 3;
const MARKS = { up: '▲', down: '▼', bad: '✕', warn: '!', unknown: '?', calm: '·' };

export class EventsView {
  #store;
  #events = [];
  #number = 0;
  #list;
  #viewport = $('#events');
  #toSay = [];
  #span = { until: 0, lines: 0, busy: false, counted: null };

  constructor(store) {
    this.#store = store;
    this.#list = new VirtualList(this.#viewport, {
      rowHeight: 20,
      key: event => event.number,
      make: () => this.#make(),
      fill: (row, event) => this.#fill(row, event),
    });
    store.on('order-moved', ({ before, next }) => this.#order(before, next));
    store.on('fills', fill => fill && this.#fillCame(fill));
    store.on('session-moved', ({ next }) => this.#session(next));
    store.on('feed-moved', book => this.#feed(book));
    store.on('link', () => this.#link());
    setInterval(() => this.#speak(), SPEAK_MILLIS);
  }

  /** Adds a line; `important` ones are also spoken. */
  add(tone, what, important = false) {
    this.#put({ number: this.#number++, at: Date.now(), tone, what });
    if (important) this.#toSay.push(what);
  }

  /** Adds a line of the daily round, or counts it as one `kind` of many. */
  #routine(tone, what, kind) {
    const now = Date.now();
    if (now >= this.#span.until) {
      const busy = this.#span.lines > SPAN_LINES && now < this.#span.until + SPAN_MILLIS;
      this.#span = { until: now + SPAN_MILLIS, lines: 0, busy, counted: null };
    }
    const span = this.#span;
    span.lines += 1;
    if (!span.busy && span.lines <= SPAN_LINES) {
      this.add(tone, what);
      return;
    }
    if (!span.counted) {
      span.counted = { number: this.#number++, at: now, tone: 'calm', what: '', kinds: new Map() };
      this.#put(span.counted);
    }
    const { kinds } = span.counted;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    span.counted.what = [...kinds].sort().map(([name, count]) => `${count} ${name}${name === 'fill' && count > 1 ? 's' : ''}`).join(' · ');
    invalidate(this);
  }

  #put(event) {
    this.#events.unshift(event);
    if (this.#events.length > KEPT) this.#events.length = KEPT;
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
    const became = `${statusWord(next.status)} ${sideWord(next.side)} ${next.lots} ${next.symbol}`;
    const why = next.text ? `: ${next.text}` : '';
    if (tone === 'unknown' || tone === 'bad') this.add(tone, became + why, true);
    else if (before?.status === 'UNKNOWN') this.add('calm', `Resolved: ${became}`, true);
    else if (tone === 'over' || (tone === 'working' && before)) this.#routine('calm', became, statusWord(next.status).toLowerCase());
  }

  #fillCame(fill) {
    const digits = places(this.#store.instruments.get(fill.symbol)?.tick ?? fill.price);
    const what = `${sideWord(fill.side)} ${plain(fill.lots)} ${fill.symbol} @ ${fixed(fill.price, digits)}`;
    if (fill.state === 'STANDS') this.#routine(fill.side === 'BUY' ? 'up' : 'down', what, 'fill');
    else this.add('warn', `${fill.state.toLowerCase()}: ${what}`, true);
  }

  #session(session) {
    if (session.loggedOn) {
      const gap = session.inSync ? 'logged on' : 'filling a sequence gap';
      this.add(session.inSync ? 'calm' : 'warn', `${session.id} ${gap}`, true);
    } else {
      const why = session.lastError ? `: ${session.lastError}` : '';
      this.add('bad', `${session.id} ${session.state.toLowerCase().replaceAll('_', ' ')}${why}`, true);
    }
  }

  #feed({ symbol, stale }) {
    this.add(stale ? 'warn' : 'calm', `${symbol} prices ${stale ? 'cut: stale' : 'fresh again'}`, stale);
  }

  #link() {
    const { up, everUp } = this.#store.link;
    if (up) this.add('calm', 'Connected to the gateway', true);
    else if (everUp) this.add('bad', 'Connection to the gateway lost', true);
  }

  #speak() {
    if (this.#toSay.length === 0) return;
    const said = this.#toSay.splice(0);
    text($('#announcer'), said.length > 3 ? `${said.slice(-3).join('. ')}. And ${said.length - 3} more.` : said.join('. '));
  }

  #make() {
    const mark = el('span', { class: 'mark', attrs: { 'aria-hidden': 'true' } });
    const row = { time: el('time'), mark, what: el('span', { class: 'what' }) };
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
