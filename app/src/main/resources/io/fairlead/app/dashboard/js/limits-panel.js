// What orders are held to, by scope: how much of each limit is used, what is left, who changed it; an admin changes it here.

import { $, attr, el, text } from './dom.js';
import { api } from './api.js';
import { fixed, plain } from './decimal.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { clock, millis } from './time.js';

const EVERY_MILLIS = 2_000;
const WARN = 0.8;

const columns = [
  { title: 'Scope', text: item => item.scope },
  { title: 'Limit', text: item => item.limit },
  { title: 'Value', class: 'r num', text: item => plain(item.value), hint: item => item.value },
  { title: 'Used', class: 'r num', text: item => shown(item.used), share: shareOf, tone: toneOf, hint: item => [item.used, item.where].filter(Boolean).join(' ') || null },
  { title: 'Left', class: 'r num', text: item => shown(item.headroom), tone: item => (item.headroom.startsWith('-') ? 'bad' : null), hint: item => item.headroom || null },
  { title: 'From', text: changeOf, tone: item => (item.changedBy ? 'warn' : null), hint: changeOf },
];

export function limitsPanel({ store, acts, again }) {
  const table = new Table({
    head: '#limits-head',
    body: '#limits',
    columns,
    key: item => `${item.scope}|${item.limit}`,
    rowClass: () => 'limit-cols',
    act: { label: 'Change', can: () => store.role === 'ADMIN', run: item => change(item, acts, again) },
  });
  return new Poll({
    panel: '.panel.limits',
    paths: ['/limits'],
    everyMillis: EVERY_MILLIS,
    show: ({ items }) => {
      const near = items.filter(item => shareOf(item) >= WARN).length;
      text($('#limits-summary'), near === 0 ? `${items.length} stand` : `${near} of ${items.length} nearly used up`);
      table.show([...items].sort((a, b) => (a.scope === b.scope ? 0 : a.scope < b.scope ? -1 : 1)));
    },
  });
}

/** Amounts of money without their cents, where the column has no room for them; the whole figure is the hint. */
const shown = value => (Math.abs(Number(value)) >= 100_000 ? fixed(value, 0) : plain(value));

function shareOf({ used, headroom }) {
  const left = Number(headroom);
  const taken = Number(used);
  if (used === '' || headroom === '' || Number.isNaN(left) || Number.isNaN(taken)) return 0;
  return left <= 0 ? 1 : taken / (taken + left);
}

function toneOf(item) {
  const share = shareOf(item);
  return share >= 1 ? 'bad' : share >= WARN ? 'warn' : null;
}

function changeOf({ source, changedBy, changedAt, because, configured }) {
  if (!changedBy) return source.toLowerCase();
  return `${changedBy} at ${clock(millis(changedAt))}: ${because}${configured === null ? '' : ` (configured ${configured})`}`;
}

const dialog = $('#limit');

/** Asks for the new value and the reason; what was changed before may be taken back. */
function change(item, acts, again) {
  text($('#limit-title'), `${item.limit} · ${item.scope}`);
  text($('#limit-now'), `Now ${item.value} ${unitOf(item)}, from ${item.source.toLowerCase()}.`);
  $('#limit-value').value = item.value;
  $('#limit-because').value = '';
  attr($('#limit-reset'), 'disabled', item.changedBy ? null : true);
  $('#limit-form').onsubmit = event => {
    const reset = event.submitter?.value === 'reset';
    if (event.submitter?.value === 'no') return;
    const order = bodyOf(item, $('#limit-because').value);
    const value = $('#limit-value').value.trim();
    const act = reset ? () => api.resetLimit(order) : () => api.setLimit({ ...order, value });
    acts.run(act, reset ? `Reset: ${item.limit}` : `${item.limit} is ${value} from now on`).then(again);
  };
  dialog.showModal();
  $('#limit-value').select();
}

function bodyOf({ limit, venue, account, symbol, strategy }, because) {
  const scope = Object.fromEntries(Object.entries({ venue, account, symbol, strategy }).filter(([, value]) => value !== null));
  return { limit, ...scope, because };
}

const unitOf = ({ unit, value }) => (value === 'off' || unit === 'YES_OR_NO' || unit === 'HOURS' ? '' : unit.toLowerCase());
