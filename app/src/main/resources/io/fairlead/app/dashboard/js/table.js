// A table of a few hundred rows that keeps its rows: a row belongs to its key, cells are written only where they differ,
// and the keyboard moves a selection. Longer lists are virtual-list.js's.

import { $, attr, el, text, toggle } from './dom.js';

export class Table {
  #body;
  #columns;
  #key;
  #act;
  #rowClass;
  #rows = new Map();
  #items = [];
  #selected = null;

  /**
   * `columns`: [{title, class, text(item), tone(item)?, hint(item)?, share(item)?}]; `share` draws a bar of 0 to 1 behind the
   * text. `act`: {label, can(item), run(item)} is what Enter and the button at a row's end do. `head` is filled here.
   */
  constructor({ head, body, columns, key, act = null, rowClass = () => '' }) {
    this.#body = $(body);
    this.#columns = columns;
    this.#key = key;
    this.#act = act;
    this.#rowClass = rowClass;
    const heads = columns.map(column => el('span', { text: column.title, class: /\br\b/.test(column.class ?? '') ? 'r' : '' }));
    $(head).append(...heads, ...(act ? [el('span')] : []));
    this.#body.addEventListener('keydown', event => this.#keys(event));
    this.#body.addEventListener('pointerdown', event => this.#point(event));
    this.#body.addEventListener('focus', () => this.#select(this.#selected ?? this.#keyAt(0)));
    this.#body.addEventListener('blur', () => this.#mark());
  }

  /** Shows these items, in this order. */
  show(items) {
    this.#items = items;
    const keys = new Set(items.map(this.#key));
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.node.remove();
      this.#rows.delete(key);
    }
    items.forEach((item, index) => {
      const row = this.#rows.get(this.#key(item)) ?? this.#make(this.#key(item));
      if (this.#body.children[index] !== row.node) this.#body.insertBefore(row.node, this.#body.children[index] ?? null);
      this.#fill(row, item);
    });
    attr(this.#body, 'aria-rowcount', items.length);
    this.#mark();
  }

  #make(key) {
    const node = el('div', { class: 'row', attrs: { role: 'row' } });
    const cells = this.#columns.map(column => {
      const cell = el('span', { attrs: { role: 'gridcell' } });
      const words = el('span', { class: 'words' });
      const bar = column.share ? el('i', { attrs: { 'aria-hidden': 'true' } }) : null;
      cell.append(...(bar ? [bar] : []), words);
      node.append(cell);
      return { cell, words, bar };
    });
    const row = { node, cells, key };
    if (this.#act) {
      row.act = el('button', {
        class: 'row-act', text: this.#act.label, attrs: { type: 'button', tabindex: '-1' },
        on: { click: () => this.#act.run(this.#itemOf(key)) },
      });
      node.append(row.act);
    }
    this.#rows.set(key, row);
    return row;
  }

  #fill(row, item) {
    const className = `row ${this.#rowClass(item)}`;
    if (row.node.className !== className) row.node.className = className;
    this.#columns.forEach((column, i) => {
      const { cell, words, bar } = row.cells[i];
      const base = `${column.class ?? ''}${column.share ? ' share' : ''}`;
      if (cell.className !== base) cell.className = base;
      text(words, column.text(item) ?? '–');
      attr(cell, 'data-tone', column.tone?.(item) ?? null);
      attr(cell, 'title', column.hint?.(item) ?? null);
      if (bar) this.#bar(bar, column.share(item));
    });
    if (row.act) toggle(row.act, 'unseen', !this.#act.can(item));
  }

  #bar(bar, share) {
    const scale = `scaleX(${Math.min(1, Math.max(0, share ?? 0)).toFixed(3)})`;
    if (bar.style.transform !== scale) bar.style.transform = scale;
  }

  #itemOf(key) {
    return this.#items.find(item => this.#key(item) === key);
  }

  #keyAt(index) {
    return this.#items.length === 0 ? null : this.#key(this.#items[index]);
  }

  #select(key) {
    this.#selected = key;
    this.#mark();
    this.#rows.get(key)?.node.scrollIntoView({ block: 'nearest' });
  }

  #mark() {
    const focused = document.activeElement === this.#body;
    for (const [key, row] of this.#rows) attr(row.node, 'aria-selected', String(focused && key === this.#selected));
  }

  #point(event) {
    const node = event.target.closest('.row');
    const row = [...this.#rows.values()].find(each => each.node === node);
    if (row) this.#select(row.key);
  }

  #keys(event) {
    const at = this.#items.findIndex(item => this.#key(item) === this.#selected);
    const to = {
      ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: Infinity,
    }[event.key];
    if (to !== undefined && this.#items.length > 0) {
      this.#select(this.#keyAt(Math.max(0, Math.min(this.#items.length - 1, to))));
    } else if (event.key === 'Enter' && this.#act && at >= 0 && this.#act.can(this.#items[at])) {
      this.#act.run(this.#items[at]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
