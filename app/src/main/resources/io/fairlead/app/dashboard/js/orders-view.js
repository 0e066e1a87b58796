// Live and done orders: UNKNOWN first and oldest on top, then in the chosen order; selection by keyboard and pointer.

import { $, attr, el, text } from './dom.js';
import { invalidate } from './frame.js';
import { VirtualList } from './virtual-list.js';
import { COLUMNS, fillRow, makeRow } from './order-columns.js';

/** How long the selected order stays among the live ones when it has ended, so that one sees what became of it. */
const LINGER_MILLIS = 4_000;
const RESORT_MILLIS = 200;

export class OrdersView {
  view = 'live';
  #store;
  #list;
  #sort = { column: null, descending: false };
  #onlySymbol = false;
  #membershipStale = true;
  #sortedAt = 0;
  #grid = $('#orders-grid');
  #counts = {};

  constructor(store) {
    this.#store = store;
    this.#list = new VirtualList(this.#grid, {
      rowHeight: 23,
      key: order => order.id,
      make: makeRow,
      fill: (row, order, index) => this.#fill(row, order, index),
      changed: () => this.#describeSelection(),
    });
    this.#buildHead();
    for (const button of $('#order-tabs').children) {
      this.#counts[button.dataset.view] = $('output', button);
      button.addEventListener('click', () => this.show(button.dataset.view));
    }
    $('#order-tabs').addEventListener('keydown', event => this.#tabKeys(event));
    $('#symbol-filter').addEventListener('click', () => this.toggleFilter());
    this.#grid.addEventListener('pointerdown', event => {
      const row = event.target.closest('.row');
      if (row) store.selectOrder(row.orderId);
    });
    store.on('orders', () => this.#changed());
    store.on('fills', () => invalidate(this));
    store.on('market', () => this.#changed());
    store.on('order-selected accounts instruments', () => invalidate(this));
    setInterval(() => this.#changed(), 1_000);
  }

  show(view) {
    this.view = view;
    for (const button of $('#order-tabs').children) {
      const chosen = button.dataset.view === view;
      attr(button, 'aria-selected', String(chosen));
      attr(button, 'tabindex', chosen ? null : '-1');
    }
    $('#orders-table').hidden = view === 'fills';
    $('#fills-table').hidden = view !== 'fills';
    this.#changed();
  }

  toggleFilter() {
    this.#onlySymbol = !this.#onlySymbol;
    attr($('#symbol-filter'), 'aria-pressed', String(this.#onlySymbol));
    this.#changed();
  }

  /** Moves the selection by rows; from none, to the first row. */
  move(rows) {
    this.#resort();
    const items = this.#list.items;
    if (items.length === 0) return;
    const at = items.findIndex(order => order.id === this.#store.selection.order);
    const to = at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + rows));
    this.#store.selectOrder(items[to].id);
    this.#list.reveal(to);
    if (document.activeElement !== this.#grid) this.#grid.focus({ preventScroll: true });
  }

  page(direction) {
    this.move(direction * this.#list.pageRows);
  }

  /** Selects the oldest UNKNOWN order. */
  goToUnknown() {
    this.show('live');
    this.#resort();
    const first = this.#list.items[0];
    if (first?.status !== 'UNKNOWN') return;
    this.#store.selectOrder(first.id);
    this.#list.reveal(0);
    this.#grid.focus({ preventScroll: true });
  }

  render() {
    if (this.#membershipStale && performance.now() - this.#sortedAt >= RESORT_MILLIS) this.#resort();
    else if (this.#membershipStale) setTimeout(() => invalidate(this), RESORT_MILLIS);
    text(this.#counts.fills, String(this.#store.fills.length));
    text($('#filter-symbol'), this.#store.selection.market?.symbol ?? 'symbol');
    this.#list.render();
  }

  #changed() {
    this.#membershipStale = true;
    invalidate(this);
  }

  #resort() {
    this.#membershipStale = false;
    this.#sortedAt = performance.now();
    const now = Date.now();
    const symbol = this.#onlySymbol ? this.#store.selection.market?.symbol : null;
    const shown = [];
    let live = 0;
    let done = 0;
    let unknown = 0;
    for (const order of this.#store.orders.values()) {
      if (order.live) live += 1;
      else done += 1;
      if (order.status === 'UNKNOWN') unknown += 1;
      if (symbol && order.symbol !== symbol) continue;
      const lingers = order.id === this.#store.selection.order && now - order.changedAt < LINGER_MILLIS;
      if (this.view === 'done' ? !order.live : order.live || lingers) shown.push(order);
    }
    shown.sort((a, b) => this.#compare(a, b));
    this.#keepAnchor(shown);
    this.#list.setItems(shown);
    attr(this.#grid, 'aria-rowcount', shown.length);
    $('#orders-empty').hidden = shown.length > 0;
    text(this.#counts.live, String(live));
    text(this.#counts.done, String(done));
    this.#showUnknown(unknown);
  }

  #compare(a, b) {
    const unknownA = a.status === 'UNKNOWN';
    const unknownB = b.status === 'UNKNOWN';
    if (unknownA !== unknownB) return unknownA ? -1 : 1;
    if (unknownA) return a.statusAt - b.statusAt;
    const { column, descending } = this.#sort;
    const chosen = column ? column.compare(a, b) * (descending ? -1 : 1) : 0;
    if (chosen !== 0) return chosen;
    const [timeA, timeB] = this.view === 'done' ? [a.changedAt, b.changedAt] : [a.placedAt, b.placedAt];
    return timeB - timeA || (a.id < b.id ? -1 : 1);
  }

  /** Keeps the selected order where the eye has it, when orders arrive or leave above it. */
  #keepAnchor(next) {
    const { order } = this.#store.selection;
    if (order === null) return;
    const before = this.#list.items.findIndex(item => item.id === order);
    if (before < 0 || !this.#list.isInSight(before)) return;
    const after = next.findIndex(item => item.id === order);
    if (after < 0 || after === before || this.#grid.scrollTop === 0) return;
    this.#list.shift(after - before);
  }

  #showUnknown(count) {
    const words = count === 1 ? '1 order UNKNOWN' : `${count} orders UNKNOWN`;
    $('#alarm').hidden = count === 0;
    text($('#alarm-go'), `${words} · u`);
    const title = count === 0 ? 'Fairlead' : `(${words}) Fairlead`;
    if (document.title !== title) document.title = title;
  }

  #fill(row, order, index) {
    // The list may be older than the order: it is sorted a few times a second, its rows are always current.
    const current = this.#store.orders.get(order.id) ?? order;
    attr(row.node, 'aria-rowindex', index + 1);
    fillRow(row, current, {
      account: this.#store.accounts.get(current.account),
      instrument: this.#store.instruments.get(current.symbol),
      selected: current.id === this.#store.selection.order,
      dimOver: this.view === 'live',
      now: Date.now(),
    });
  }

  #describeSelection() {
    const selected = $('.row[aria-selected="true"]', this.#grid);
    attr(this.#grid, 'aria-activedescendant', selected?.id ?? null);
  }

  #buildHead() {
    for (const column of COLUMNS) {
      const right = column.right ? 'r' : '';
      const button = el('button', {
        text: column.title,
        class: right,
        attrs: { type: 'button', title: `Sort by ${column.title.toLowerCase()}` },
        on: { click: () => this.#sortBy(column) },
      });
      $('#orders-head').append(button);
      column.button = button;
    }
  }

  #sortBy(column) {
    const { column: current, descending } = this.#sort;
    if (current !== column) this.#sort = { column, descending: false };
    else this.#sort = descending ? { column: null, descending: false } : { column, descending: true };
    for (const each of COLUMNS) {
      const sorted = each === this.#sort.column;
      const direction = this.#sort.descending ? 'descending' : 'ascending';
      attr(each.button, 'data-sort', sorted ? direction : null);
      attr(each.button, 'aria-label', sorted ? `${each.title}, sorted ${direction}` : null);
    }
    this.#changed();
  }

  #tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...$('#order-tabs').children];
    const next = tabs[(tabs.findIndex(tab => tab.dataset.view === this.view) + step + tabs.length) % tabs.length];
    this.show(next.dataset.view);
    next.focus();
    event.stopPropagation();
  }
}
