// What holds requests up: circuit breakers by venue and endpoint, and each limit of each rate budget, with what is left
// and when it returns.

import { $, text } from './dom.js';
import { api } from './api.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { age, clock, millis } from './time.js';
import { plainWord } from './words.js';

const EVERY_MILLIS = 1_000;
const WARN = 0.8;

const columns = [
  { title: 'Venue', text: item => item.venue },
  { title: 'Of', text: item => item.of },
  { title: 'What', text: item => item.what, hint: item => item.why },
  { title: 'State', text: item => item.state, tone: item => item.tone, share: item => item.share, hint: item => item.why },
  { title: 'Left', class: 'r num', text: item => item.left },
  { title: 'Returns', class: 'r num', text: item => returns(item.freeAt), tone: item => (item.freeAt ? 'warn' : null), hint: item => item.why },
];

export function throttlePanel({ store, acts, again }) {
  const table = new Table({
    head: '#throttles-head',
    body: '#throttles',
    columns,
    key: item => item.key,
    rowClass: () => 'throttle-cols',
    act: { label: 'Reset', can: item => item.breaker && store.role === 'ADMIN', run: item => reset(item, acts, again) },
  });
  return new Poll({
    panel: '.panel.throttles',
    paths: ['/breakers', '/budgets'],
    everyMillis: EVERY_MILLIS,
    show: (breakers, budgets) => {
      const open = breakers.items.length;
      text($('#throttles-summary'), open === 0 ? 'all breakers closed' : `${open} ${open === 1 ? 'breaker' : 'breakers'} not closed`);
      table.show([...breakers.items.map(breaker), ...budgets.items.flatMap(budget)]);
    },
  });
}

function breaker(item) {
  return {
    key: `breaker|${item.venue}|${item.endpoint}`,
    breaker: item,
    venue: item.venue,
    of: plainWord(item.endpoint),
    what: `breaker: ${item.why}`,
    why: `${item.why}; since ${clock(millis(item.since))} UTC, tripped ${item.trips}×${item.probe ? `, probed by ${item.probe}` : ''}`,
    state: plainWord(item.state),
    tone: 'bad',
    share: 0,
    left: '',
    freeAt: millis(item.probeAt),
  };
}

function budget({ venue, session, pausedUntil, limits, refused }) {
  const held = Object.entries(refused).filter(([, count]) => count > 0).map(([lane, count]) => `${count} ${lane}`).join(', ');
  return limits.map(limit => {
    const share = limit.spent / limit.usable;
    return {
      key: `budget|${venue}|${session}|${limit.name}`,
      venue,
      of: session,
      what: limit.name,
      why: `${limit.usable} of ${limit.most} usable in any ${limit.perSeconds} s, refused so far: ${held || 'nothing'}`,
      state: pausedUntil ? 'paused by the venue' : `${limit.spent} of ${limit.usable} spent`,
      tone: pausedUntil || share >= 1 ? 'bad' : share >= WARN ? 'warn' : null,
      share,
      left: limit.leftForNew === null ? 'any' : String(limit.leftForNew),
      freeAt: millis(pausedUntil) || millis(limit.newFreeAt),
    };
  });
}

function returns(freeAt) {
  if (!freeAt) return 'now';
  return freeAt > Date.now() ? `in ${age(Date.now(), freeAt)}` : 'now';
}

async function reset({ breaker: { venue, endpoint } }, acts, again) {
  const chosen = await acts.sure({
    title: 'Reset circuit breaker', act: 'Reset', label: `${venue} ${plainWord(endpoint)}`,
    says: `${venue} gets new orders again at once, whatever made it fail.`,
  });
  if (!chosen) return;
  await acts.run(() => api.resetBreaker(venue, endpoint, 'reset on the dashboard'), `Reset: ${venue} ${endpoint}`);
  again();
}
