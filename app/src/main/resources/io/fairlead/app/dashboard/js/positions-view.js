// Positions with their value now. Without a fresh price the value is greyed; without a rate it is a dash, never a guess.

import { $, attr, el, text, toggle } from './dom.js';
import { fixed, places, plain, signOf, signed } from './decimal.js';
import { invalidate } from './frame.js';
import { sum } from './wire.js';

const CELLS = ['account', 'symbol', 'lots', 'units', 'avg', 'mark', 'open', 'realised', 'rate', 'net'];

export class PositionsView {
  #store;
  #rows = new Map();
  #selected = 0;
  #body = $('#positions');

  /** `close(position)` asks and closes. */
  constructor(store, close) {
    this.#store = store;
    this.close = close;
    store.on('positions accounts instruments feed-moved', () => invalidate(this));
    this.#body.addEventListener('keydown', event => this.#keys(event));
  }

  render() {
    // In the order they came: a position keeps its row, and nothing jumps when another is opened or goes flat.
    const positions = [...this.#store.positions.values()];
    $('#positions-empty').hidden = positions.length > 0;
    positions.forEach((position, index) => {
      const row = this.#row(position);
      if (this.#body.children[index] !== row.node) this.#body.insertBefore(row.node, this.#body.children[index] ?? null);
      this.#fill(row, position);
      attr(row.node, 'aria-selected', String(index === this.#selected && document.activeElement === this.#body));
    });
    text($('#positions-total'), this.#totals(positions));
  }

  #row(position) {
    let row = this.#rows.get(position.key);
    if (row) return row;
    row = { cells: {} };
    row.node = el('div', { class: 'row position-cols', attrs: { role: 'row' } });
    for (const name of CELLS) {
      const left = name === 'account' || name === 'symbol';
      const dim = name === 'units' || name === 'avg' || name === 'rate' ? 'dim' : '';
      row.cells[name] = el('span', { class: `${name} ${left ? '' : 'r'} ${dim}`, attrs: { role: 'gridcell' } });
      row.node.append(row.cells[name]);
    }
    row.act = el('button', {
      class: 'row-act', text: 'Close', attrs: { type: 'button', tabindex: '-1', 'aria-label': `Close ${position.symbol}` },
      on: { click: () => this.close(this.#store.positions.get(position.key)) },
    });
    row.node.append(row.act);
    this.#rows.set(position.key, row);
    return row;
  }

  #fill({ node, cells, act }, position) {
    const instrument = this.#store.instruments.get(position.symbol);
    const account = this.#store.accounts.get(position.account);
    const digits = places(instrument?.tick ?? position.avgPx);
    const flat = Number(position.units) === 0;
    const book = this.#store.books.get(`${account?.venue}|${position.symbol}`);
    toggle(node, 'over', flat);
    toggle(node, 'is-stale', position.mark === null || (book?.stale ?? false));
    act.hidden = flat;
    text(cells.account, position.account);
    cells.account.className = `account-name kind-${account?.kind ?? 'none'}`;
    text(cells.symbol, position.symbol);
    tone(cells.lots, position.lots);
    text(cells.lots, signed(position.lots, places(instrument?.lotStep ?? '0.01')));
    text(cells.units, plain(position.units));
    attr(node, 'title', singlesTitle(position) || null);
    text(cells.avg, flat ? '–' : fixed(position.avgPx, digits));
    text(cells.mark, fixed(position.mark, digits));
    money(cells.open, flat ? null : position.unrealised, position.quoteCurrency);
    money(cells.realised, position.realised, position.quoteCurrency);
    text(cells.rate, position.rate === null ? '–' : fixed(position.rate, Number(position.rate) < 0.1 ? 6 : 5));
    attr(cells.rate, 'title', rateTitle(position));
    const net = sum([flat ? '0' : position.unrealisedInAccountCurrency, position.realisedInAccountCurrency]);
    money(cells.net, net, position.accountCurrency);
  }

  #totals(positions) {
    const nets = new Map();
    for (const p of positions) {
      const net = sum([Number(p.units) === 0 ? '0' : p.unrealisedInAccountCurrency, p.realisedInAccountCurrency]);
      const before = nets.has(p.accountCurrency) ? nets.get(p.accountCurrency) : '0';
      nets.set(p.accountCurrency, net === null || before === null ? null : sum([before, net]));
    }
    return [...nets].map(([currency, net]) => `net ${signed(net, 2)} ${currency}`).join('   ');
  }

  #keys(event) {
    const positions = [...this.#body.children].length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#selected = Math.max(0, Math.min(positions - 1, this.#selected + step));
      invalidate(this);
    } else if (event.key === 'c' || event.key === 'Enter') {
      const key = [...this.#rows].find(([, row]) => row.node === this.#body.children[this.#selected])?.[0];
      const position = this.#store.positions.get(key);
      if (position && Number(position.units) !== 0) this.close(position);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The positions by the venue's ids that make this one up, for an account that hedges. */
function singlesTitle({ singles }) {
  return singles.map(each => [
    `${each.id}: ${each.side} ${plain(each.quantity.units)} at ${each.avgPx ?? '–'}`,
    each.stopLoss && `stop loss ${each.stopLoss}`,
    each.takeProfit && `take profit ${each.takeProfit}`,
    !each.madeBy && 'made elsewhere',
    each.closing && `being closed by ${each.closing}`,
    each.change && `change ${each.change.stage}`,
  ].filter(Boolean).join(', ')).join('\n');
}

function rateTitle({ rate, accountCurrency, quoteCurrency, rateSource }) {
  if (rate === null) return 'no rate known';
  return `${accountCurrency} per ${quoteCurrency}${rateSource ? `, from ${rateSource}` : ''}`;
}

function tone(cell, value) {
  toggle(cell, 'up', signOf(value) > 0);
  toggle(cell, 'down', signOf(value) < 0);
}

/** A sum with its currency, coloured by its sign. */
function money(cell, value, currency) {
  if (!cell.amount) {
    cell.amount = el('span');
    cell.currency = el('small');
    cell.append(cell.amount, ' ', cell.currency);
  }
  tone(cell.amount, value);
  text(cell.amount, signed(value, 2));
  text(cell.currency, value === null || value === undefined ? '' : (currency ?? ''));
}
