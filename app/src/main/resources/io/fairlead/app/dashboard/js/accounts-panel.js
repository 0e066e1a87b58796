// Accounts beside each other, of whatever venue: what each is worth by the venue's word, whether it is locked, how much of
// the rate budget is left, how it is followed and how old that is; below each its positions, where the account hedges by
// the venue's ids.

import { $, text } from './dom.js';
import { fixed, places, plain, signOf, signed } from './decimal.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { age, millis } from './time.js';

const EVERY_MILLIS = 1_000;
const OLD_MILLIS = 30_000;

/** How an account's figures came to be known, by the adapter's name of the feed. */
const WAYS = { state: 'polled', stream: 'streamed' };

const columns = [
  { title: 'Account', text: item => item.account, hint: item => item.hint },
  { title: 'Venue', class: 'dim', text: item => item.venue },
  { title: 'Balance', class: 'r num', text: item => item.balance },
  { title: 'Equity', class: 'r num', text: item => item.equity },
  { title: 'Open', class: 'r num', text: item => item.open, tone: item => item.openTone },
  { title: 'Guard', text: item => item.guard, tone: item => (item.locked ? 'bad' : null), hint: item => item.why },
  { title: 'Left', class: 'r num', text: item => item.left, hint: item => item.leftHint },
  { title: 'Followed', text: item => item.way },
  { title: 'Age', class: 'r num', text: item => item.age, tone: item => (item.old ? 'warn' : null) },
];

export function accountsPanel({ store }) {
  const table = new Table({
    head: '#account-rows-head',
    body: '#account-rows',
    columns,
    key: item => item.key,
    rowClass: item => `account-cols${item.sub ? ' sub' : ''}`,
  });
  return new Poll({
    panel: '.panel.account-rows',
    paths: ['/accounts', '/positions', '/guard', '/budgets'],
    everyMillis: EVERY_MILLIS,
    show: (accounts, positions, guards, budgets) => {
      const venues = new Set(accounts.items.map(item => item.venue)).size;
      text($('#account-rows-summary'), `${accounts.items.length} at ${venues} ${venues === 1 ? 'venue' : 'venues'}`);
      table.show(accounts.items.flatMap(account => [
        head(account, guards.items.find(guard => guard.account === account.id), budgets.items),
        ...positions.items.filter(position => position.account === account.id).flatMap(position => positionRows(position, store.instruments.get(position.symbol))),
      ]));
    },
  });
}

const money = value => (value === null || value === undefined ? '–' : fixed(value, 2));

function head(account, guard, budgets) {
  const { values } = account;
  const received = millis(values?.receivedAt);
  const open = values?.unrealised ?? null;
  return {
    key: account.id,
    account: `${account.id} · ${account.currency}`,
    hint: account.refusing,
    venue: account.venue,
    balance: money(values?.balance),
    equity: money(values?.equity),
    open: open === null ? '–' : signed(open, 2),
    openTone: toneOf(open),
    guard: guardWords(guard),
    locked: guard?.locked ?? false,
    why: guard?.locks.map(lock => lock.why).join('\n') || null,
    left: leftOf(budgets.filter(budget => budget.venue === account.venue)),
    leftHint: 'new orders that the venue\'s rate budget lets pass now',
    way: values ? WAYS[values.source] ?? values.source : 'reports',
    age: received ? age(received) : '–',
    old: received > 0 && Date.now() - received > OLD_MILLIS,
  };
}

/** Each position that the venue names; where it names none, what our books hold, at its worth by the newest price. */
function positionRows(position, instrument) {
  if (position.singles.length > 0) return singles(position, instrument);
  return signOf(position.quantity.units) === 0 ? [] : [net(position, instrument)];
}

function net({ account, symbol, quantity, avgPx, unrealisedInAccountCurrency: open }, instrument) {
  const amount = quantity.lots ?? quantity.units;
  return {
    key: `${account}|${symbol}`,
    sub: true,
    account: '· net',
    hint: 'by the executions that the venue reported',
    venue: symbol,
    balance: `${signOf(amount) > 0 ? 'long' : 'short'} ${plain(amount.replace('-', ''))}`,
    equity: fixed(avgPx, places(instrument?.tick ?? avgPx)),
    open: open === null ? '–' : signed(open, 2),
    openTone: toneOf(open),
    guard: '',
    left: '',
    way: '',
    age: '',
  };
}

function singles({ account, symbol, singles: each }, instrument) {
  return each.map(single => ({
    key: `${account}|${single.id}`,
    sub: true,
    account: `· ${single.id}`,
    venue: symbol,
    balance: `${single.side === 'BUY' ? 'long' : 'short'} ${single.quantity.lots ?? single.quantity.units}`,
    equity: fixed(single.avgPx, places(instrument?.tick ?? single.avgPx)),
    open: single.unrealisedByVenue === null ? '–' : signed(single.unrealisedByVenue, 2),
    openTone: toneOf(single.unrealisedByVenue),
    guard: single.closing ? 'closing' : '',
    left: '',
    way: '',
    age: age(millis(single.askedAt)),
  }));
}

const toneOf = value => (value === null || signOf(value) === 0 ? null : signOf(value) > 0 ? 'up' : 'down');

function guardWords(guard) {
  if (!guard) return 'none';
  if (guard.locked) return `LOCKED ${guard.locks.map(lock => lock.limit.toLowerCase().replaceAll('_', ' ')).join(', ')}`;
  const used = guard.daily?.usedPercent;
  return used === null || used === undefined ? 'watched' : `day ${used}% used`;
}

/** How many new orders may leave now: the tightest of the venue's limits. */
function leftOf(budgets) {
  const left = budgets.flatMap(budget => budget.limits.map(limit => limit.leftForNew)).filter(count => count !== null);
  return left.length === 0 ? 'any' : String(Math.min(...left));
}
