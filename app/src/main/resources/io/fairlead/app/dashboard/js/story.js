// Why something is what it is: the facts, and for an order its causal chain with what each limit read.

import { NoAnswer, Problem, request } from './api.js';
import { $, el, text } from './dom.js';
import { clock, millis } from './time.js';

const dialog = $('#story');

/** `facts`: [[label, value]], those without a value are left out; `orderId` may be null. */
export async function story(title, facts, orderId) {
  text($('#story-title'), title);
  $('#story-facts').replaceChildren(...facts.filter(([, value]) => value).flatMap(([label, value]) =>
    [el('dt', { text: label }), el('dd', { text: String(value) })]));
  $('#story-chain').replaceChildren();
  dialog.showModal();
  if (!orderId) return;
  $('#story-chain').replaceChildren(el('li', { class: 'dim', text: 'Reading the log…' }));
  const chain = await chainOf(orderId);
  $('#story-chain').replaceChildren(...chain);
}

/** Why the order stands where it stands. */
export const orderStory = order => story(`Why ${order.id}`, [
  ['Client id', order.clientOrderId], ['Status', order.status], ['Venue order', order.venueOrder], ['Text', order.text],
], order.id);

async function chainOf(orderId) {
  try {
    const { events } = await request('GET', `/orders/${encodeURIComponent(orderId)}/why`);
    let before = null;
    return events.map(event => {
      const span = before === null ? '' : spanOf(BigInt(event.timeNanos) - before);
      before = BigInt(event.timeNanos);
      return link(event, span);
    });
  } catch (failure) {
    if (failure instanceof Problem) return [el('li', { class: 'problem', text: failure.line })];
    if (failure instanceof NoAnswer) return [el('li', { class: 'problem', text: 'The gateway does not answer.' })];
    throw failure;
  }
}

function link(event, span) {
  const { checks, ...rest } = event.event;
  const node = el('li', {},
    el('time', { class: 'num', text: clock(millis(event.at)) }), el('span', { class: 'num dim', text: span }),
    el('strong', { text: event.type }), el('p', { text: flat('', rest).join('  ') }));
  if (Array.isArray(checks) && checks.length > 0) node.append(table(checks));
  return node;
}

function table(checks) {
  const columns = [['Limit', 'limit'], ['Verdict', 'verdict'], ['Read', 'measured'], ['Allowed', 'value'], ['Left', 'headroom'],
    ['Scope', 'scope']];
  const head = el('tr', {}, ...columns.map(([title]) => el('th', { text: title })));
  const rows = checks.map(check => el('tr', { attrs: { 'data-verdict': check.verdict } },
    ...columns.map(([, name]) => el('td', { text: String(check[name] ?? '') }))));
  return el('table', { class: 'checks' }, el('thead', {}, head), el('tbody', {}, ...rows));
}

/** `a=1`, `b.c=2`: whole enough to judge by. */
function flat(prefix, value) {
  if (value === null || value === '' || value === undefined) return [];
  if (typeof value !== 'object') return [`${prefix}=${value}`];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${prefix}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, inner]) => flat(prefix ? `${prefix}.${name}` : name, inner));
}

function spanOf(nanos) {
  const micros = Number(nanos / 1000n);
  if (micros < 1_000) return `+${micros} µs`;
  return micros < 1_000_000 ? `+${(micros / 1e3).toFixed(1)} ms` : `+${(micros / 1e6).toFixed(2)} s`;
}
