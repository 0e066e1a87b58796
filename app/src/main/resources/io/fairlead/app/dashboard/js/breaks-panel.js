// Where our books and a venue's disagree: what stands oldest first, then what ended lately and by what.

import { $, text } from './dom.js';
import { download } from './api.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { story } from './story.js';
import { age, clock, millis } from './time.js';
import { plainWord } from './words.js';

const EVERY_MILLIS = 1_000;

const columns = [
  { title: 'Break', text: item => plainWord(item.kind), tone: item => (item.open ? 'bad' : null) },
  { title: 'Age', class: 'r num', text: item => age(millis(item.firstAt), item.open ? Date.now() : millis(item.clearedAt)) },
  { title: 'Seen', class: 'r num dim', text: item => `${item.count}×` },
  { title: 'Account', text: item => item.account ?? '' },
  { title: 'Symbol', text: item => item.symbol ?? '' },
  { title: 'Ours', class: 'r num', text: item => item.ours },
  { title: 'Theirs', class: 'r num', text: item => item.theirs },
  { title: 'What', class: 'dim', text: whatOf, hint: whatOf },
];

export function breaksPanel() {
  const table = new Table({
    head: '#breaks-head',
    body: '#breaks',
    columns,
    key: item => `${item.kind}|${item.account}|${item.order}|${item.symbol}|${item.side}|${item.firstAt}`,
    rowClass: item => `break-cols${item.open ? '' : ' over'}`,
    act: { label: 'Report', can: () => true, run: report },
  });
  $('#breaks-csv').addEventListener('click', () => download('/breaks', 'breaks.csv'));
  return new Poll({
    panel: '.panel.breaks',
    paths: ['/breaks'],
    everyMillis: EVERY_MILLIS,
    show: ({ items }) => {
      const open = items.filter(item => item.open).length;
      text($('#breaks-summary'), open === 0 ? 'none open' : `${open} open, the oldest ${age(millis(items[0].firstAt))}`);
      $('#breaks-empty').hidden = items.length > 0;
      table.show(items);
    },
  });
}

function whatOf(item) {
  return item.open ? item.detail : `cleared by ${item.clearedBy ?? 'the venue'}: ${item.detail}`;
}

/** Everything that is known of a break, and how its order came to stand where it does. */
function report(item) {
  const facts = [
    ['Kind', plainWord(item.kind)], ['Account', item.account], ['Order', item.order], ['Symbol', item.symbol], ['Side', item.side],
    ['Ours', item.ours], ['Theirs', item.theirs], ['Detail', item.detail],
    ['First seen', `${clock(millis(item.firstAt))} UTC`], ['Last seen', `${clock(millis(item.lastAt))} UTC, ${item.count} times`],
    ['Cleared', item.open ? null : `${clock(millis(item.clearedAt))} UTC by ${item.clearedBy ?? 'the venue'}`],
    ['What to do', 'docs/runbook.md#reconciliation_break'],
  ];
  story(`Break: ${plainWord(item.kind)}`, facts, item.order);
}
