// Candles of a price that is known as steps: each point holds until the next. A cut feed leaves a hole.

/**
 * `points`: [{at, bid, ask}] oldest first, NaN where the feed was cut. Answers [{from, open, high, low, close}] of mids, one for
 * each stretch of `size` milliseconds in which a price was known, up to `now`.
 */
export function candlesOf(points, size, now) {
  const candles = [];
  let held = NaN;
  let next = 0;
  const first = points[0] ? Math.floor(points[0].at / size) * size : now;
  for (let from = first; from < now; from += size) {
    let candle = Number.isNaN(held) ? null : { from, open: held, high: held, low: held, close: held };
    for (; next < points.length && points[next].at < from + size; next++) {
      held = (points[next].bid + points[next].ask) / 2;
      if (!Number.isNaN(held)) candle = grown(candle, from, held);
    }
    if (candle) candles.push(candle);
  }
  return candles;
}

function grown(candle, from, price) {
  if (candle === null) return { from, open: price, high: price, low: price, close: price };
  return { ...candle, high: Math.max(candle.high, price), low: Math.min(candle.low, price), close: price };
}
