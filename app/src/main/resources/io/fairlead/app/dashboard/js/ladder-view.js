// The book of the selected market: sizes in units and lots, our own orders beside their price. A click takes the price.

import { $, attr, el, text, toggle } from './dom.js';
import { fixed, places, plain } from './decimal.js';
import { invalidate } from './frame.js';
import { cut, spread } from './price.js';
import { age } from './time.js';
import { healthWord } from './words.js';

const DEPTH = 10;

export class LadderView {
  #store;
  #panel = $('.panel.ladder');
  #asks = [];
  #bids = [];
  #mid = el('div', { class: 'mid' });

  /** `take(price, side)` puts a price into the ticket. */
  constructor(store, take) {
    this.#store = store;
    const ladder = $('#ladder');
    for (let i = DEPTH - 1; i >= 0; i--) this.#asks[i] = this.#level('ask', i, ladder, take);
    this.midPrice = el('b', { text: '–' });
    this.midSpread = el('span');
    this.midLast = el('span', { class: 'last' });
    this.#mid.append(this.midPrice, this.midSpread, this.midLast);
    ladder.append(this.#mid);
    for (let i = 0; i < DEPTH; i++) this.#bids[i] = this.#level('bid', i, ladder, take);
    store.on('books market orders instruments', () => invalidate(this));
    setInterval(() => invalidate(this), 1_000);
  }

  render() {
    const { market } = this.#store.selection;
    const instrument = this.#store.instruments.get(market?.symbol);
    if (!instrument) return;
    const book = this.#store.books.get(market.key);
    const own = this.#ownByPrice(market);
    const deepest = Math.max(1, ...[...(book?.bids ?? []), ...(book?.asks ?? [])].slice(0, 2 * DEPTH).map(level => Number(level.units)));
    for (let i = 0; i < DEPTH; i++) {
      this.#fill(this.#asks[i], book?.asks[i], instrument, own, deepest);
      this.#fill(this.#bids[i], book?.bids[i], instrument, own, deepest);
    }
    toggle(this.#panel, 'is-stale', book?.stale ?? true);
    text($('#ladder-health'), healthOf(book, market));
    text(this.midPrice, midOf(book, instrument));
    text(this.midSpread, `spread ${spread(book, instrument.tick)}`);
    text(this.midLast, book?.last ? `last ${fixed(book.last.price, places(instrument.tick))}` : '');
    attr($('#ladder-health'), 'title', book ? titleOf(book) : null);
  }

  #level(side, index, ladder, take) {
    const row = {
      depth: el('i', { class: 'depth', attrs: { 'aria-hidden': 'true' } }),
    };
    for (const part of ['own', 'units', 'lots', 'at']) row[part] = el('span', { class: part });
    row.node = el('button', {
      class: `lvl ${side}${index === 0 ? ' best' : ''}`, attrs: { type: 'button', tabindex: '-1' },
      on: { click: () => row.price && take(row.price, side === 'ask' ? 'BUY' : 'SELL') },
    }, row.depth, row.own, row.units, row.lots, row.at);
    ladder.append(row.node);
    return row;
  }

  #fill(row, level, instrument, own, deepest) {
    row.price = level?.price ?? null;
    text(row.at, level ? cut(level.price, instrument.tick).join('') : '');
    text(row.units, level ? plain(level.units) : '');
    text(row.lots, level ? plain(level.lots) : '');
    text(row.own, level ? (own.get(Number(level.price)) ?? '') : '');
    row.depth.style.transform = `scaleX(${level ? (Number(level.units) / deepest).toFixed(3) : 0})`;
    attr(row.node, 'aria-label', level ? `${plain(level.units)} units at ${level.price}` : null);
    attr(row.node, 'disabled', !level);
  }

  /** Lots of our live orders by price. */
  #ownByPrice(market) {
    const own = new Map();
    for (const order of this.#store.orders.values()) {
      if (!order.live || order.symbol !== market.symbol || order.venue !== market.venue || order.price === null) continue;
      const price = Number(order.price);
      own.set(price, (own.get(price) ?? 0) + Number(order.lots) * (1 - order.filled));
    }
    for (const [price, lots] of own) own.set(price, plain(lots.toFixed(2)));
    return own;
  }
}

function healthOf(book, market) {
  if (!book) return 'no prices yet';
  const where = `${market.symbol} · ${market.venue}`;
  return book.stale ? `${healthWord(book.health)} · last ${age(book.receivedAt)} ago` : where;
}

function titleOf({ health, healthSince, trading, last }) {
  const traded = last ? ` · last trade ${plain(last.lots ?? '')} lots at ${last.price}, ${age(last.at)} ago` : '';
  return `${healthWord(health)} for ${age(healthSince)} · trading ${trading.toLowerCase().replaceAll('_', ' ')}${traded}`;
}

function midOf(book, instrument) {
  if (!book || book.bids.length === 0 || book.asks.length === 0) return '–';
  const mid = (Number(book.bids[0].price) + Number(book.asks[0].price)) / 2;
  return fixed(mid.toFixed(places(instrument.tick) + 1), places(instrument.tick));
}
