// Brackets, one-cancels-other and if-then: each group with its legs, and who keeps them together. Those that the gateway
// keeps it lists; those that the venue keeps are live orders that carry their exits.

import { $, text } from './dom.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { plain } from './decimal.js';
import { plainWord, sideWord, statusWord, typeWord } from './words.js';

const EVERY_MILLIS = 1_000;

const columns = [
  { title: 'Group', text: item => (item.leg ? `· ${plainWord(item.leg.role)}` : item.id), hint: item => item.id },
  { title: 'On', text: item => (item.leg ? '' : `${item.account} ${item.symbol}`) },
  { title: 'Side', text: item => sideWord((item.leg ?? item).side), tone: item => ((item.leg ?? item).side === 'BUY' ? 'up' : 'down') },
  { title: 'Kind', text: item => (item.leg ? typeWord(item.leg.type) : plainWord(item.shape)) },
  { title: 'Status', text: statusOf, tone: toneOf, hint: item => item.leg?.refusal || item.text || null },
  { title: 'Price', class: 'r num', text: item => (item.leg ? item.leg.price ?? item.leg.stopPx ?? '' : '') },
  { title: 'Filled', class: 'r num', text: item => plain(item.leg ? item.leg.filled : item.entered) },
  { title: 'Open', class: 'r num', text: item => plain(item.leg ? item.leg.leaves : item.open) },
  { title: 'Kept', text: keptBy, hint: keeperOf },
];

export function groupsPanel({ store }) {
  const table = new Table({
    head: '#groups-head',
    body: '#groups',
    columns,
    key: item => (item.leg ? `${item.id}|${item.leg.role}` : item.id),
    rowClass: item => `group-cols${item.leg ? ' sub' : ''}`,
  });
  return new Poll({
    panel: '.panel.groups',
    paths: ['/groups?active=true&limit=200'],
    everyMillis: EVERY_MILLIS,
    show: ({ items: ours }) => {
      const items = [...ours, ...nativeGroups(store)];
      const bare = items.filter(item => isBare(item)).length;
      text($('#groups-summary'), `${items.length} active${bare > 0 ? `, ${bare} not protected` : ''}`);
      $('#groups-empty').hidden = items.length > 0;
      table.show(items.flatMap(group => [group, ...group.legs.map(leg => ({ ...group, leg }))]));
    },
  });
}

/** Live orders whose stop loss and take profit stand at the venue. */
function nativeGroups(store) {
  return [...store.orders.values()].filter(order => order.live && !order.group && (order.stopLoss || order.takeProfit)).map(order => ({
    id: order.id, account: order.account, symbol: order.symbol, side: order.side, shape: 'BRACKET', status: order.status,
    entered: order.cumQty.units, open: order.leavesQty.units, emulated: false, protected: true, text: order.text,
    legs: [exit(order, 'STOP_LOSS', 'STOP', order.stopLoss), exit(order, 'TAKE_PROFIT', 'LIMIT', order.takeProfit)].filter(leg => leg.price),
  }));
}

function exit(order, role, type, price) {
  const side = order.side === 'BUY' ? 'SELL' : 'BUY';
  return { role, type, side, price, stopPx: null, orderStatus: null, refusal: '', filled: '0', leaves: order.cumQty.units };
}

/** Whether something is open that no order protects, although it should be. */
const isBare = group => group.shape === 'BRACKET' && Number(group.open) !== 0 && !group.protected;

function statusOf(item) {
  if (!item.leg) return isBare(item) ? `${plainWord(item.status)}, not protected` : plainWord(item.status);
  if (item.leg.refusal) return 'Refused';
  return item.leg.orderStatus === null ? (item.emulated ? 'Waits' : 'At the venue') : statusWord(item.leg.orderStatus);
}

function toneOf(item) {
  if (item.leg) return item.leg.refusal ? 'bad' : null;
  return isBare(item) ? 'bad' : null;
}

function keptBy(item) {
  if (item.leg) return '';
  return item.emulated ? 'emulated' : 'native';
}

function keeperOf({ emulated }) {
  return emulated ? 'kept together by the gateway, while it runs' : 'kept together by the venue';
}
