// A price with its pip emphasised, as dealers read it: 1.08[42]1.

import { attr, el, text } from './dom.js';
import { fixed, places } from './decimal.js';

/** Cuts a formatted price into what stands before, in, and after the pip. */
export function cut(price, tick) {
  const digits = places(tick);
  const shown = fixed(price, digits);
  const pips = digits === 3 || digits === 5 ? 1 : 0;
  const end = shown.length - pips;
  const start = Math.max(0, end - 2);
  return [shown.slice(0, start), shown.slice(start, end), shown.slice(end)];
}

export function makePrice(className) {
  const parts = [el('span'), el('span', { class: 'pip' }), el('span')];
  const node = el('span', { class: className }, ...parts);
  return { node, parts, last: null };
}

/** Shows a price and keeps the direction of its last move in `data-tick`. */
export function showPrice(view, price, tick) {
  if (price === view.last) return;
  const before = view.last;
  view.last = price;
  const parts = price === null ? ['–', '', ''] : cut(price, tick);
  view.parts.forEach((part, i) => text(part, parts[i]));
  attr(view.node, 'data-price', price);
  if (before !== null && price !== null) attr(view.node, 'data-tick', Number(price) > Number(before) ? 'up' : 'down');
}

/** Best ask minus best bid, in pips for currency pairs, otherwise in ticks. */
export function spread(book, tick) {
  if (!book || book.bids.length === 0 || book.asks.length === 0) return '–';
  const digits = places(tick);
  const pip = digits === 3 || digits === 5 ? 10 : 1;
  const ticks = Math.round((Number(book.asks[0].price) - Number(book.bids[0].price)) / Number(tick));
  return (ticks / pip).toFixed(1);
}
