// The newest executions. A busted or corrected one stays visible and says so.

import { $, attr, el, text, toggle } from './dom.js';
import { fixed, places, plain } from './decimal.js';
import { invalidate } from './frame.js';
import { clock } from './time.js';
import { VirtualList } from './virtual-list.js';
import { sideWord } from './words.js';

const HEADS = [['Time', ''], ['Account', ''], ['Symbol', ''], ['Side', ''], ['Lots', 'r'], ['Units', 'r'], ['Price', 'r'],
  ['State', ''], ['Execution', ''], ['Order', '']];
const CELLS = ['time', 'account', 'symbol', 'side', 'lots', 'units', 'price', 'state', 'exec', 'order'];
const STATES = { STANDS: '', BUSTED: 'Busted', CORRECTED: 'Corrected' };

export class FillsView {
  #store;
  #list;

  constructor(store) {
    this.#store = store;
    for (const [title, className] of HEADS) $('#fills-head').append(el('span', { text: title, class: className }));
    this.#list = new VirtualList($('#fills-grid'), {
      rowHeight: 23,
      key: fill => fill.key,
      make: () => this.#make(),
      fill: (row, fill) => this.#fill(row, fill),
    });
    store.on('fills accounts instruments', () => invalidate(this));
  }

  render() {
    $('#fills-empty').hidden = this.#store.fills.length > 0;
    this.#list.setItems(this.#store.fills);
    this.#list.render();
  }

  #make() {
    const node = el('div', { class: 'row fill-cols', attrs: { role: 'row' } });
    const cells = {};
    for (const name of CELLS) {
      const right = ['lots', 'units', 'price'].includes(name) ? 'r' : '';
      const dim = ['time', 'units', 'exec', 'order'].includes(name) ? 'dim' : '';
      cells[name] = el('span', { class: `${name} ${right} ${dim}`, attrs: { role: 'gridcell' } });
      node.append(cells[name]);
    }
    return { node, cells };
  }

  #fill({ node, cells }, fill) {
    const instrument = this.#store.instruments.get(fill.symbol);
    toggle(node, 'over', fill.state === 'BUSTED');
    text(cells.time, clock(fill.venueAt || fill.appliedAt));
    text(cells.account, fill.account);
    cells.account.className = `account-name kind-${this.#store.accounts.get(fill.account)?.kind ?? 'none'}`;
    text(cells.symbol, fill.symbol);
    text(cells.side, sideWord(fill.side));
    toggle(cells.side, 'up', fill.side === 'BUY');
    toggle(cells.side, 'down', fill.side !== 'BUY');
    text(cells.lots, plain(fill.lots));
    text(cells.units, plain(fill.units));
    text(cells.price, fixed(fill.price, places(instrument?.tick ?? fill.price)));
    text(cells.state, STATES[fill.state] ?? fill.state);
    attr(cells.state, 'data-tone', fill.state === 'STANDS' ? null : 'bad');
    text(cells.exec, fill.exec);
    text(cells.order, fill.order);
  }
}
