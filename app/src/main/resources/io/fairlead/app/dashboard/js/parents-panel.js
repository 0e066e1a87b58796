// Orders for several accounts: the parent, and under it each member's order or why it has none.

import { $, text } from './dom.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { plain } from './decimal.js';
import { plainWord, sideWord, statusWord, typeWord } from './words.js';

const EVERY_MILLIS = 1_000;
const SHOWN = 50;

const columns = [
  { title: 'Order', text: item => (item.child ? `· ${item.child.account}` : item.id), hint: item => item.child?.order ?? null },
  { title: 'Group', text: item => (item.child ? item.child.sizing : item.group), hint: choiceOf },
  { title: 'What', text: item => (item.child ? '' : `${sideWord(item.side)} ${item.symbol}`), tone: sideTone, hint: item => typeWord(item.type) },
  { title: 'Status', text: statusOf, tone: item => (denialOf(item) ? 'bad' : null), hint: item => denialOf(item)?.remedy ?? null },
  { title: 'Asked', class: 'r num', text: item => plain((item.child ?? item).asked) },
  { title: 'Placed', class: 'r num', text: item => plain((item.child ?? item).placed) },
  { title: 'Filled', class: 'r num', text: item => plain((item.child ?? item).filled) },
  { title: 'Average', class: 'r num dim', text: item => (item.child ?? item).avgPx ?? '–' },
];

export function parentsPanel() {
  const table = new Table({
    head: '#parents-head',
    body: '#parents',
    columns,
    key: item => (item.child ? `${item.id}|${item.child.account}` : item.id),
    rowClass: item => `parent-cols${item.child ? ' sub' : ''}`,
  });
  return new Poll({
    panel: '.panel.parents',
    paths: [`/parents?limit=${SHOWN}`],
    everyMillis: EVERY_MILLIS,
    show: ({ items }) => {
      text($('#parents-summary'), `${items.length} newest`);
      $('#parents-empty').hidden = items.length > 0;
      table.show(items.flatMap(parent => [parent, ...parent.children.map(child => ({ ...parent, child }))]));
    },
  });
}

const denialOf = item => item.child?.denial ?? item.child?.replaceDenial ?? item.child?.cancelDenial ?? null;

/** How the one member was chosen, a line for each; null where all members got a share. */
function choiceOf({ balance }) {
  if (!balance) return null;
  const line = ({ account, turn, figure, denial }) =>
    `${account}: ${denial ? `${denial.code}, ${denial.remedy}` : figure === null ? `turn ${turn}` : plain(figure)}`;
  return [plainWord(balance.policy), ...balance.candidates.map(line)].join('\n');
}

function sideTone(item) {
  if (item.child) return null;
  return item.side === 'BUY' ? 'up' : 'down';
}

function statusOf(item) {
  if (!item.child) return plainWord(item.status);
  const denial = denialOf(item);
  if (denial) return denial.code;
  return item.child.orderStatus === null ? 'none' : statusWord(item.child.orderStatus);
}
