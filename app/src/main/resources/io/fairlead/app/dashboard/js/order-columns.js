// The columns of the orders table: heading, how a cell is filled, what it sorts by.

import { el, text, attr, toggle } from './dom.js';
import { fixed, places, plain } from './decimal.js';
import { age, clock } from './time.js';
import { sideWord, statusTone, statusWord, tifWord, typeWord } from './words.js';

const byNumber = key => (a, b) => Number(a[key] ?? 0) - Number(b[key] ?? 0);
const byText = key => (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);

export const COLUMNS = [
  { id: 'status', title: 'Status', class: 'status', compare: byText('status') },
  { id: 'age', title: 'Age', class: 'age r', right: true, compare: (a, b) => b.placedAt - a.placedAt },
  { id: 'asks', title: 'Asks', class: 'asks r', right: true, compare: byNumber('nextQueryAt') },
  { id: 'account', title: 'Account', class: 'account-name', compare: byText('account') },
  { id: 'symbol', title: 'Symbol', class: 'symbol', compare: byText('symbol') },
  { id: 'side', title: 'Side', class: 'side', compare: byText('side') },
  { id: 'type', title: 'Type', class: 'dim', compare: byText('type') },
  { id: 'lots', title: 'Lots', class: 'r', right: true, compare: byNumber('units') },
  { id: 'units', title: 'Units', class: 'r dim', right: true, compare: byNumber('units') },
  { id: 'price', title: 'Price', class: 'r', right: true, compare: byNumber('price') },
  { id: 'filled', title: 'Filled', class: 'progress', right: true, compare: byNumber('filled') },
  { id: 'avgPx', title: 'Average', class: 'r dim', right: true, compare: byNumber('avgPx') },
  { id: 'clientOrderId', title: 'Client id', class: 'dim tail', compare: byText('clientOrderId') },
];

export function makeRow(slot) {
  const cells = {};
  const node = el('div', { class: 'row order-cols', attrs: { role: 'row', id: `order-row-${slot}` } });
  for (const column of COLUMNS) {
    const cell = el('span', { class: column.class, attrs: { role: 'gridcell' } });
    cells[column.id] = cell;
    node.append(cell);
  }
  cells.bar = el('i');
  cells.share = el('span');
  cells.filled.append(cells.bar, cells.share);
  cells.clientId = el('bdi'); // where it does not fit, its end shows: the ids of a strategy begin alike
  cells.clientOrderId.append(cells.clientId);
  return { node, cells };
}

/** Writes an order into a row. `context`: account, instrument, selected, now. */
export function fillRow({ node, cells }, order, context) {
  const { account, instrument, selected } = context;
  const digits = places(instrument?.tick ?? order.price ?? '0');
  node.orderId = order.id;
  attr(node, 'aria-selected', selected ? 'true' : 'false');
  attr(node, 'data-status', order.status);
  toggle(node, 'is-unknown', order.status === 'UNKNOWN');
  toggle(node, 'over', !order.live && context.dimOver);
  attr(node, 'title', titleOf(order));
  text(cells.status, statusWord(order.status));
  attr(cells.status, 'data-tone', statusTone(order.status));
  text(cells.age, age(order.live ? order.status === 'UNKNOWN' ? order.statusAt : order.placedAt : order.changedAt, context.now));
  text(cells.asks, asks(order, context.now));
  text(cells.account, order.accountGroup ? `${order.accountGroup} → ${order.account}` : order.account);
  cells.account.className = `account-name kind-${account?.kind ?? 'none'}`;
  text(cells.symbol, order.symbol);
  text(cells.side, sideWord(order.side));
  toggle(cells.side, 'up', order.side === 'BUY');
  toggle(cells.side, 'down', order.side !== 'BUY');
  text(cells.type, `${typeWord(order.type)} ${tifWord(order.timeInForce)}${order.group ? ' · group' : ''}`);
  text(cells.lots, plain(order.lots));
  text(cells.units, plain(order.units));
  text(cells.price, order.price === null ? (order.stopPx === null ? 'mkt' : fixed(order.stopPx, digits)) : fixed(order.price, digits));
  cells.bar.style.transform = `scaleX(${order.filled})`;
  toggle(cells.filled, 'any', order.filled > 0);
  toggle(cells.filled, 'sell', order.side !== 'BUY');
  text(cells.share, order.filled > 0 ? plain(order.cumQty.lots ?? order.cumQty.units) : '–');
  text(cells.avgPx, order.avgPx === null ? '–' : fixed(order.avgPx, digits));
  text(cells.clientId, order.clientOrderId);
}

/** In how long the venue is asked next about an order in doubt. */
function asks(order, now) {
  if (order.status !== 'UNKNOWN') return '';
  return order.nextQueryAt ? age(now, order.nextQueryAt) : '–';
}

function titleOf(order) {
  const parts = [`${order.id}`];
  if (order.doubt) parts.push(doubtOf(order));
  if (order.venueOrder) parts.push(`venue ${order.venueOrder}`);
  if (Number(order.missing.units) > 0) parts.push(`BREAK: ${order.missing.units} units without an execution report`);
  if (order.group) parts.push(`group ${order.group}, kept together by the gateway (emulated)`);
  if (order.accountGroup) parts.push(`group of accounts ${order.accountGroup} chose ${order.account}: w tells why`);
  if (order.text) parts.push(order.text);
  return parts.join(' · ');
}

function doubtOf({ doubt, nextQueryAt }) {
  const next = nextQueryAt ? `asks again at ${clock(nextQueryAt)} UTC` : 'nobody can be asked now';
  return `asked ${doubt.queries} times, ${next}`;
}
