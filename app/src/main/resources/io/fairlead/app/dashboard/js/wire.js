// The server's JSON as the dashboard's own records. Decimals stay text; times become epoch milliseconds.

import { millis } from './time.js';
import { add, divide, format, parse } from './decimal.js';

export function order(json) {
  return {
    ...json,
    units: json.quantity.units,
    lots: json.quantity.lots ?? json.quantity.units,
    placedAt: millis(json.placedAt),
    statusAt: millis(json.statusAt),
    changedAt: millis(json.changedAt),
    nextQueryAt: millis(json.doubt?.nextQueryAt),
    filled: share(json.cumQty.units, json.quantity.units),
  };
}

export function fill(json) {
  return {
    ...json,
    key: `${json.order}|${json.exec}`,
    units: json.quantity.units,
    lots: json.quantity.lots,
    venueAt: millis(json.venueAt),
    appliedAt: millis(json.appliedAt),
  };
}

export function position(json) {
  const key = `${json.account}|${json.symbol}|${json.side ?? ''}`;
  return { ...json, key, units: json.quantity.units, lots: json.quantity.lots };
}

export function session(json) {
  return {
    ...json,
    ...json.sequence,
    upSince: millis(json.upSince),
    lastReceivedAt: millis(json.lastReceivedAt),
    lastSentAt: millis(json.lastSentAt),
  };
}

export function account(json) {
  return { ...json, kind: json.kind.toLowerCase() };
}

export function instrument(json) {
  return { ...json, venues: Object.keys(json.venueSymbols) };
}

export function book(json) {
  return {
    venue: json.venue,
    symbol: json.symbol,
    key: marketKey(json.venue, json.symbol),
    stale: json.health !== 'FRESH',
    health: json.health,
    healthSince: millis(json.healthSince),
    trading: json.trading,
    last: json.last && { price: json.last.price, lots: json.last.lots, at: millis(json.last.at) },
    receivedAt: millis(json.receivedAt),
    bids: json.bids,
    asks: json.asks,
  };
}

export const marketKey = (venue, symbol) => `${venue}|${symbol}`;

/** Lots of a quantity in units, for showing. */
export function lotsOf(units, instrument) {
  const quantity = parse(units);
  const size = parse(instrument?.contractSize);
  const lots = quantity && size && divide(quantity, size);
  return lots ? format(lots) : null;
}

/** The sum of decimals as text; null if any is missing. */
export function sum(values) {
  let total = { n: 0n, scale: 0 };
  for (const value of values) {
    const next = parse(value);
    if (!next) return null;
    total = add(total, next);
  }
  return format(total);
}

function share(part, whole) {
  const total = Number(whole);
  return total > 0 ? Math.min(1, Number(part) / total) : 0;
}
