// All markets with best bid and ask. The selected one drives chart, ladder and ticket.

import { $, attr, el, text, toggle } from './dom.js';
import { invalidate } from './frame.js';
import { healthWord } from './words.js';
import { makePrice, showPrice, spread } from './price.js';

export class MarketsView {
  #store;
  #rows = new Map();

  constructor(store) {
    this.#store = store;
    store.on('books instruments market', () => invalidate(this));
  }

  /** Selects the market `step` places on. */
  step(step) {
    const markets = this.#store.markets();
    const at = markets.findIndex(market => market.key === this.#store.selection.market?.key);
    if (markets.length > 0) this.#store.selectMarket(markets[(at + step + markets.length) % markets.length]);
    this.#rows.get(this.#store.selection.market?.key)?.node.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const markets = this.#store.markets();
    const venues = new Set(markets.map(market => market.venue)).size;
    for (const market of markets) {
      const row = this.#rows.get(market.key) ?? this.#make(market, venues > 1);
      const { tick } = this.#store.instruments.get(market.symbol);
      const book = this.#store.books.get(market.key);
      attr(row.node, 'aria-selected', String(market.key === this.#store.selection.market?.key));
      toggle(row.node, 'is-stale', book?.stale ?? true);
      attr(row.name, 'data-health', healthWord(book?.health ?? 'AWAITED').split(':')[0]);
      showPrice(row.bid, book?.bids[0]?.price ?? null, tick);
      showPrice(row.ask, book?.asks[0]?.price ?? null, tick);
      text(row.spread, spread(book, tick));
    }
  }

  #make(market, showVenue) {
    const row = { bid: makePrice('price r'), ask: makePrice('price r'), spread: el('span', { class: 'spread r' }) };
    const name = el('span', { class: 'symbol', text: market.symbol });
    row.name = name;
    if (showVenue) name.append(' ', el('small', { text: market.venue }));
    row.node = el('li', {
      class: 'markets-cols', attrs: { role: 'option', 'data-market': market.key },
      on: { click: () => this.#store.selectMarket(market) },
    }, name, row.bid.node, row.ask.node, row.spread);
    $('#markets').append(row.node);
    this.#rows.set(market.key, row);
    return row;
  }
}
