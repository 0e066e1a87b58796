// A list that draws only the rows in sight. A row belongs to its item while that is in sight and moves by transform, so
// that neither sorting nor scrolling lays anything out again.

import { el } from './dom.js';
import { invalidate } from './frame.js';

const OVERSCAN = 4;

export class VirtualList {
  #viewport;
  #spacer = el('div', { class: 'v-spacer', attrs: { role: 'presentation' } });
  #rows = new Map();
  #free = [];
  #made = 0;
  #items = [];
  #spaced = -1;
  #height = 0;

  /** `key(item)` is its identity; `fill(row, item, index)` writes it into a row that `make(number)` made. */
  constructor(viewport, { rowHeight, key, make, fill, changed = () => {} }) {
    this.#viewport = viewport;
    this.rowHeight = rowHeight;
    this.key = key;
    this.make = make;
    this.fill = fill;
    this.changed = changed;
    viewport.append(this.#spacer);
    viewport.addEventListener('scroll', () => invalidate(this), { passive: true });
    new ResizeObserver(entries => {
      this.#height = entries[0].contentRect.height;
      invalidate(this);
    }).observe(viewport);
  }

  get items() {
    return this.#items;
  }

  setItems(items) {
    this.#items = items; // may be the same array as before, grown in place
    if (items.length !== this.#spaced) this.#spacer.style.height = `${items.length * this.rowHeight}px`;
    this.#spaced = items.length;
    invalidate(this);
  }

  /** Scrolls as little as needed to show an index. */
  reveal(index) {
    const top = index * this.rowHeight;
    const bottom = top + this.rowHeight;
    const { scrollTop } = this.#viewport;
    if (top < scrollTop) this.#viewport.scrollTop = top;
    else if (bottom > scrollTop + this.#height) this.#viewport.scrollTop = bottom - this.#height;
    invalidate(this);
  }

  isInSight(index) {
    const top = index * this.rowHeight - this.#viewport.scrollTop;
    return top >= 0 && top < this.#height;
  }

  /** Moves the scroll by whole rows, so that an anchored item stays under the eye. */
  shift(rows) {
    this.#viewport.scrollTop += rows * this.rowHeight;
  }

  get pageRows() {
    return Math.max(1, Math.floor(this.#height / this.rowHeight) - 1);
  }

  render() {
    const first = Math.max(0, Math.floor(this.#viewport.scrollTop / this.rowHeight) - OVERSCAN);
    const last = Math.min(this.#items.length, first + Math.ceil(this.#height / this.rowHeight) + 2 * OVERSCAN);
    const shown = new Set();
    for (let i = first; i < last; i++) shown.add(this.key(this.#items[i]));
    this.#release(shown);
    for (let i = first; i < last; i++) {
      const row = this.#rowFor(this.key(this.#items[i]));
      if (row.index !== i) {
        row.index = i;
        row.node.style.transform = `translateY(${i * this.rowHeight}px)`;
      }
      this.fill(row, this.#items[i], i);
    }
    this.changed();
  }

  #release(shown) {
    for (const [key, row] of this.#rows) {
      if (shown.has(key)) continue;
      this.#rows.delete(key);
      row.node.remove();
      this.#free.push(row);
    }
  }

  #rowFor(key) {
    let row = this.#rows.get(key);
    if (row) return row;
    row = this.#free.pop() ?? this.make(this.#made++);
    this.#rows.set(key, row);
    this.#spacer.append(row.node);
    return row;
  }
}
