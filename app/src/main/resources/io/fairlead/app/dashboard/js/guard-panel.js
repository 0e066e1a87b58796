// Guarded accounts: what each is worth, how much of the day's loss and of the drawdown is used, and how far the lock is.

import { $, text } from './dom.js';
import { api } from './api.js';
import { fixed, signed } from './decimal.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { plainWord } from './words.js';

const EVERY_MILLIS = 1_000;
const WARN = 70;
const BAD = 85;

const columns = [
  { title: 'Account', text: item => item.account, hint: item => rulesOf(item) },
  { title: 'Equity', class: 'r num', text: item => (item.equity === null ? 'unknown' : `${fixed(item.equity, 2)} ${item.currency}`),
    tone: item => (item.equity === null ? 'bad' : null), hint: sourcesOf },
  { title: 'Day', class: 'r num', text: item => used(item.daily), share: item => shareOf(item.daily), tone: item => toneOf(item.daily),
    hint: item => standing(item.daily) },
  { title: 'To lock', class: 'r num', text: item => toLock(item.daily) },
  { title: 'Drawdown', class: 'r num', text: item => used(item.drawdown), share: item => shareOf(item.drawdown),
    tone: item => toneOf(item.drawdown), hint: item => standing(item.drawdown) },
  { title: 'To lock', class: 'r num', text: item => toLock(item.drawdown) },
  { title: 'State', text: stateOf, tone: item => (item.locked ? 'bad' : null), hint: item => item.locks.map(lock => lock.why).join('\n') || null },
];

export function guardPanel({ store, acts, again }) {
  const table = new Table({
    head: '#guards-head',
    body: '#guards',
    columns,
    key: item => item.account,
    rowClass: () => 'guard-cols',
    act: { label: 'Release', can: item => item.locked && store.role === 'ADMIN', run: item => release(item, acts, again) },
  });
  return new Poll({
    panel: '.panel.guards',
    paths: ['/guard'],
    everyMillis: EVERY_MILLIS,
    show: ({ items }) => {
      const locked = items.filter(item => item.locked).length;
      text($('#guards-summary'), locked === 0 ? `${items.length} guarded` : `${locked} of ${items.length} LOCKED`);
      $('#guards-empty').hidden = items.length > 0;
      table.show(items);
    },
  });
}

const used = limit => (limit === null ? 'none' : limit.usedPercent === null ? '?' : `${limit.usedPercent}%`);
const shareOf = limit => (limit?.usedPercent ?? 0) / 100;

function toneOf(limit) {
  if (limit === null) return null;
  if (limit.usedPercent === null || limit.usedPercent >= BAD) return 'bad';
  return limit.usedPercent >= WARN ? 'warn' : null;
}

/** What the account may still lose until it is locked, before the firm's own limit. */
const toLock = limit => (limit === null ? '' : limit.headroom === null ? '?' : signed(limit.headroom, 2));

function stateOf(item) {
  return item.locked ? `LOCKED ${item.locks.map(lock => plainWord(lock.limit)).join(', ')}` : 'watched';
}

function standing(limit) {
  if (limit === null) return null;
  return `limit ${limit.limit} from ${limit.base}: locks at ${limit.lockAt}, broken at ${limit.floor}; lost ${limit.loss ?? '?'}`;
}

function rulesOf({ rules, firm, startBalance, day }) {
  return [rules && `rules ${rules}`, firm && `firm ${firm}`, startBalance && `start balance ${startBalance}`,
    day && `day of ${day.date} from ${day.base}`].filter(Boolean).join(' · ') || null;
}

function sourcesOf({ sources }) {
  return sources.map(({ source, equity, problem, why }) =>
    `${source}: ${equity ?? 'no figure'}${problem === 'NONE' ? '' : ` (${problem}, ${why})`}`).join('\n');
}

async function release({ account, locks }, acts, again) {
  const chosen = await acts.sure({
    title: 'Release guard', act: 'Release', label: account,
    says: `${account} may be traded again although ${locks.map(lock => lock.why).join('; ')}.`,
  });
  if (!chosen) return;
  await acts.run(() => api.releaseGuard(account, 'released on the dashboard'), `Released: ${account}`);
  again();
}
