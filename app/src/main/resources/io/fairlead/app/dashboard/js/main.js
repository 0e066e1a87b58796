// Start here. Wires the store, the feed and the views together; reads top to bottom like a table of contents.

import { Acts } from './acts.js';
import { AccountsView } from './accounts-view.js';
import { AlertsView } from './alerts-view.js';
import { NoAnswer, Problem, api, list, request, token } from './api.js';
import { ChartView } from './chart-view.js';
import { ControlView } from './control-view.js';
import { $ } from './dom.js';
import { enter } from './enter.js';
import { EventsView } from './events-view.js';
import { Feed } from './feed.js';
import { followFills } from './fills-follower.js';
import { FillsView } from './fills-view.js';
import { bindKeys } from './keys.js';
import { KillsView } from './kills-view.js';
import { LadderView } from './ladder-view.js';
import { MarketsView } from './markets-view.js';
import { OrdersView } from './orders-view.js';
import { PositionsView } from './positions-view.js';
import { PriceHistory } from './price-history.js';
import { Search } from './search.js';
import { SessionsView } from './sessions-view.js';
import { StatusBar } from './status-bar.js';
import { Store } from './store.js';
import { orderStory } from './story.js';
import { toggleTheme } from './theme.js';
import { Ticket } from './ticket.js';
import { toast } from './toast.js';

const BACKOFF_MILLIS = [250, 500, 1_000, 2_000, 4_000];
let attempt = 0;

const store = new Store();
const history = new PriceHistory(store, api.bars);
const acts = new Acts(store);
const status = new StatusBar(store);
const ticket = new Ticket(store);
const orders = new OrdersView(store);
const markets = new MarketsView(store);
const search = new Search(store);
new AccountsView(store);
new SessionsView(store);
new EventsView(store);
new FillsView(store);
new AlertsView(store, alert => acts.acknowledge(alert));
new KillsView(store, kill => acts.release(kill));
const chart = new ChartView(store, history);
new PositionsView(store, position => acts.close(position));
const control = new ControlView(store, acts);
new LadderView(store, (price, side) => ticket.takePrice(price, side));

const feed = new Feed({
  message: message => {
    status.count(message.items?.length ?? 1);
    store.apply(message);
  },
  up: () => store.setLink(true),
  lost: () => {
    store.setLink(false);
    again();
  },
});
followFills(store);
store.on('market', () => feed.followBook(store.selection.market.symbol));
store.on('refused', problem => toast('bad', new Problem(problem.status, problem).line));

bindKeys([
  { group: 'Trade', keys: [
    { key: 'n', does: 'New order', run: onTrade(() => ticket.open()) },
    { key: 'b', does: 'New buy order', run: onTrade(() => ticket.open('BUY')) },
    { key: 's', does: 'New sell order', run: onTrade(() => ticket.open('SELL')) },
    { key: ['r', 'Enter'], shown: ['r', 'Enter'], does: 'Replace the selected order', run: whileTrading(replaceSelected) },
    { key: ['x', 'Delete'], shown: ['x', 'Del'], does: 'Cancel the selected order', run: whileTrading(() => acts.cancelSelected()) },
    { key: 'q', does: 'Ask the venue about the selected order', run: whileTrading(() => acts.querySelected()) },
    { key: 'w', does: 'Why the selected order stands where it stands', run: whileTrading(whySelected) },
    { key: 'X', shown: ['⇧', 'X'], does: 'Cancel all: asks for the scope', run: () => acts.cancelAll() },
    { key: 'F', shown: ['⇧', 'F'], does: 'Flatten: asks for the scope', run: () => acts.flatten() },
    { key: 'K', shown: ['⇧', 'K'], does: 'Kill switch: asks for the scope', run: () => acts.kill() },
  ] },
  { group: 'Ticket', keys: [
    { shown: ['↑', '↓'], key: [], does: 'Price by a tick, quantity by a lot step (⇧ ten)' },
    { shown: 'Enter', key: [], does: 'Send' },
    { key: 'Escape', shown: 'Esc', does: 'Leave the ticket or the replace', run: () => ticket.escape() },
  ] },
  { group: 'Orders', keys: [
    { key: ['ArrowDown', 'j'], shown: ['↓', 'j'], does: 'Next order', run: whileTrading(() => orders.move(1)) },
    { key: ['ArrowUp', 'k'], shown: ['↑', 'k'], does: 'Previous order', run: whileTrading(() => orders.move(-1)) },
    { key: 'PageDown', shown: 'PgDn', does: 'A page down', run: whileTrading(() => orders.page(1)) },
    { key: 'PageUp', shown: 'PgUp', does: 'A page up', run: whileTrading(() => orders.page(-1)) },
    { key: ['Home', 'g'], shown: ['Home', 'g'], does: 'First order', run: whileTrading(() => orders.move(-Infinity)) },
    { key: ['End', 'G'], shown: ['End', 'G'], does: 'Last order', run: whileTrading(() => orders.move(Infinity)) },
    { key: 'u', does: 'Oldest UNKNOWN order', run: onTrade(() => orders.goToUnknown()) },
    { key: 'f', does: 'Only the selected symbol, or all', run: whileTrading(() => orders.toggleFilter()) },
    { key: '1', does: 'Live orders', run: place(0, () => orders.show('live')) },
    { key: '2', does: 'Done orders', run: place(1, () => orders.show('done')) },
    { key: '3', does: 'Fills', run: place(2, () => orders.show('fills')) },
  ] },
  { group: 'Positions', keys: [
    { key: 'p', does: 'Go to positions; ↑ ↓ select, c close', run: onTrade(() => $('#positions').focus()) },
  ] },
  { group: 'Markets', keys: [
    { key: '/', does: 'Search a symbol', run: onTrade(() => search.open()) },
    { key: ']', does: 'Next market', run: whileTrading(() => markets.step(1)) },
    { key: '[', does: 'Previous market', run: whileTrading(() => markets.step(-1)) },
    { key: 'h', does: 'Candles, or bid and ask', run: whileTrading(() => chart.toggleCandles()) },
  ] },
  { group: 'Control', keys: [
    { key: 'v', does: 'Control view, and back', run: () => control.toggle() },
    { key: ['4', '5', '6', '7', '8'], shown: ['1', '–', '8'], does: 'Its panels; ↑ ↓ select, Enter acts', run: key => control.focus(Number(key) - 1) },
  ] },
  { group: 'Desk', keys: [
    { key: 'a', does: 'Alerts', run: () => $('#alerts').showModal() },
    { key: 't', does: 'Dark or light theme', run: toggleTheme },
    { key: '?', does: 'This help', run: () => $('#help').showModal() },
  ] },
]);

$('#theme-toggle').addEventListener('click', toggleTheme);
$('#help-open').addEventListener('click', () => $('#help').showModal());
$('#cancel-all').addEventListener('click', () => acts.cancelAll());
$('#flatten').addEventListener('click', () => acts.flatten());
$('#kill').addEventListener('click', () => acts.kill());
$('#alarm-go').addEventListener('click', onTrade(() => orders.goToUnknown()));

token.takeFromAddress();
start();

/** What belongs to the trade view shows it first. */
function onTrade(run) {
  return () => {
    control.show('trade');
    run();
  };
}

/** What acts on a selection does so only where that is seen. */
function whileTrading(run) {
  return () => control.isShown || run();
}

/** A number is a panel of the control view while that is shown, else what `run` does. */
function place(index, run) {
  return () => (control.isShown ? control.focus(index) : run());
}

function whySelected() {
  const order = store.selectedOrder();
  if (order) orderStory(order);
  else toast('warn', 'Select an order to explain first: arrow keys.');
}

function replaceSelected() {
  const order = store.selectedOrder();
  if (!order) toast('warn', 'Select an order to replace first: arrow keys.');
  else if (!order.live) toast('warn', 'This order has ended; there is nothing to replace.');
  else ticket.replace(order);
}

/** Reads everything, then follows the stream; after a loss the same again, so that nothing missed stays on the page. */
async function start(why) {
  if (token.get() === null) await enter(why);
  try {
    store.load(await readAll());
    feed.open([...new Set(store.markets().map(market => market.symbol))]);
    attempt = 0;
  } catch (failure) {
    if (failure instanceof Problem && (failure.status === 401 || failure.status === 403)) {
      token.clear();
      start('The gateway does not accept this token.');
    } else if (failure instanceof Problem || failure instanceof NoAnswer) {
      store.setLink(false);
      again();
    } else {
      throw failure;
    }
  }
}

function again() {
  setTimeout(() => start(), BACKOFF_MILLIS[Math.min(attempt, BACKOFF_MILLIS.length - 1)]);
  attempt += 1;
}

async function readAll() {
  const [recent, live, fills, positions, sessions, accounts, instruments, groups, stopping] = await Promise.all([
    request('GET', '/orders?limit=200').then(page => page.items),
    list('/orders?live=true&limit=1000'),
    request('GET', '/fills?limit=200').then(page => page.items),
    list('/positions'), list('/sessions'), list('/accounts'), list('/instruments'), list('/account-groups'),
    request('GET', '/kill'),
  ]);
  return { orders: [...recent, ...live], fills, positions, sessions, accounts, instruments, groups, stopping };
}
