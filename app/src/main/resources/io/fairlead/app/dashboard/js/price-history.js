// Recent best bid and ask of each market, kept in plain arrays for the chart. A cut feed leaves a hole, not a line.

const KEPT_MILLIS = 15 * 60_000;
const MIN_STEP_MILLIS = 100;
const TRADES_KEPT = 500;

/** Behind so long without a bar the price is not known any more: a hole, not a line. */
const HOLE_MILLIS = 60_000;
const BARS = KEPT_MILLIS / 1000;

/** Venues keep bars of a minute at the least. */
const MINUTES = KEPT_MILLIS / 60_000;

export class PriceHistory {
  #series = new Map();
  #trades = new Map();
  #filled = new Set();
  #ofVenue = new Map();

  /** `bars(market, size, most)` answers with bars of mids, oldest first: ours, and the venue's own of the time before. */
  constructor(store, bars) {
    store.on('market', () => this.#fill(store.selection.market, bars));
    store.on('books', book => {
      for (const each of book ? [book] : store.books.values()) this.#add(each, Date.now());
      if (book?.last) this.#trade(book);
    });
  }

  /** Points {at, bid, ask}, oldest first; bid and ask are NaN where the feed was cut. */
  of(key) {
    return this.#series.get(key) ?? [];
  }

  /** Until when the points are made of the venue's own bars, as nobody watched here; 0 if none are. */
  ofVenueUntil(key) {
    return this.#ofVenue.get(key) ?? 0;
  }

  /** The venue's trades that were seen, {at, price}, oldest first. */
  tradesOf(key) {
    return this.#trades.get(key) ?? [];
  }

  /** What was before this page, so that the chart is there at once. Asked for once a market, when it is first looked at. */
  async #fill(market, bars) {
    if (!market || this.#filled.has(market.key)) return;
    this.#filled.add(market.key);
    try {
      const [seconds, minutes] = await Promise.all([bars(market, '1s', BARS), bars(market, '1m', MINUTES)]);
      const seen = this.#series.get(market.key) ?? [];
      const next = seen[0]?.at ?? Date.now();
      const ours = seconds.filter(bar => !bar.ofVenue);
      const older = minutes.filter(bar => bar.ofVenue && bar.endAt <= (ours[0]?.at ?? next));
      if (older.length > 0) this.#ofVenue.set(market.key, older.at(-1).endAt);
      const before = pointsOf([...older, ...ours]).filter(point => point.at < next);
      const last = before.at(-1);
      if (last && next - last.at > HOLE_MILLIS) before.push({ at: last.at + 1000, bid: NaN, ask: NaN });
      this.#series.set(market.key, [...before, ...seen]);
    } catch {
      this.#filled.delete(market.key); // asked for again when it is looked at again; the chart grows from now on
    }
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

/**
 * Points of bars of mids, [{at, open, high, low, close}] with times in milliseconds: which of high and low came first nobody
 * knows any more. The price holds until the next bar, unless that is long.
 */
export function pointsOf(bars) {
  const points = [];
  let last = -Infinity;
  for (const { at, endAt, open, high, low, close } of bars) {
    if (points.length > 0 && at - last > HOLE_MILLIS) points.push({ at: last, bid: NaN, ask: NaN });
    const quarter = (endAt - at) / 4;
    for (const [i, mid] of [open, high, low, close].entries()) points.push({ at: at + i * quarter, bid: mid, ask: mid });
    last = endAt;
  }
  return points;
}
