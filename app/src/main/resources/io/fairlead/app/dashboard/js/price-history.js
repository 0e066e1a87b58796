// Recent best bid and ask of each market, kept in plain arrays for the chart. A cut feed leaves a hole, not a line.

const KEPT_MILLIS = 15 * 60_000;
const MIN_STEP_MILLIS = 100;
const TRADES_KEPT = 500;

export class PriceHistory {
  #series = new Map();
  #trades = new Map();

  constructor(store) {
    store.on('books', book => {
      if (book) this.#add(book, Date.now());
      if (book?.last) this.#trade(book);
      else for (const each of store.books.values()) this.#add(each, Date.now());
    });
  }

  /** Points {at, bid, ask}, oldest first; bid and ask are NaN where the feed was cut. */
  of(key) {
    return this.#series.get(key) ?? [];
  }

  /** The venue's trades that were seen, {at, price}, oldest first. */
  tradesOf(key) {
    return this.#trades.get(key) ?? [];
  }

  #trade({ key, last }) {
    let trades = this.#trades.get(key);
    if (!trades) this.#trades.set(key, (trades = []));
    if (trades.at(-1)?.at === last.at) return;
    trades.push({ at: last.at, price: Number(last.price) });
    if (trades.length > TRADES_KEPT) trades.shift();
  }

  #add(book, at) {
    let points = this.#series.get(book.key);
    if (!points) this.#series.set(book.key, (points = []));
    const cut = book.stale || book.bids.length === 0 || book.asks.length === 0;
    const point = { at, bid: cut ? NaN : Number(book.bids[0].price), ask: cut ? NaN : Number(book.asks[0].price) };
    const last = points.at(-1);
    if (last && Number.isNaN(last.bid) && cut) return;
    if (last && at - last.at < MIN_STEP_MILLIS && Number.isNaN(last.bid) === cut) points[points.length - 1] = { ...point, at: last.at };
    else points.push(point);
    if (points[0].at < at - 1.2 * KEPT_MILLIS) points.splice(0, points.findIndex(each => each.at >= at - KEPT_MILLIS));
  }
}
