// Symbol search: type, arrows, Enter.

import { $, attr, el } from './dom.js';

const MOST = 12;

export class Search {
  #store;
  #input = $('#symbol-search');
  #results = $('#symbol-results');
  #found = [];
  #at = 0;

  constructor(store) {
    this.#store = store;
    this.#input.addEventListener('input', () => this.#look());
    this.#input.addEventListener('focus', () => this.#look());
    this.#input.addEventListener('blur', () => this.#hide());
    this.#input.addEventListener('keydown', event => this.#keys(event));
  }

  open() {
    this.#input.focus();
    this.#input.select();
  }

  #look() {
    const wanted = this.#input.value.trim().toUpperCase();
    const starts = market => (market.symbol.toUpperCase().startsWith(wanted) ? 0 : 1);
    this.#found = this.#store.markets()
      .filter(market => market.symbol.toUpperCase().includes(wanted))
      .sort((a, b) => starts(a) - starts(b))
      .slice(0, MOST);
    this.#at = 0;
    this.#show();
  }

  #show() {
    this.#results.replaceChildren(...this.#found.map((market, i) => {
      const { base, quote } = this.#store.instruments.get(market.symbol);
      return el('li', {
        attrs: { role: 'option', id: `found-${i}`, 'aria-selected': String(i === this.#at) },
        on: { pointerdown: event => { event.preventDefault(); this.#take(market); } },
      }, el('strong', { text: market.symbol }), el('span', { text: `${base} in ${quote}` }), el('span', { text: market.venue }));
    }));
    const open = this.#found.length > 0;
    this.#results.hidden = !open;
    attr(this.#input, 'aria-expanded', String(open));
    attr(this.#input, 'aria-activedescendant', open ? `found-${this.#at}` : null);
  }

  #hide() {
    this.#results.hidden = true;
    this.#input.value = '';
    attr(this.#input, 'aria-expanded', 'false');
  }

  #take(market) {
    this.#store.selectMarket(market);
    this.#input.blur();
  }

  #keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#at = (this.#at + step + this.#found.length) % Math.max(1, this.#found.length);
      this.#show();
    } else if (event.key === 'Enter' && this.#found.length > 0) {
      this.#take(this.#found[this.#at]);
    } else if (event.key === 'Escape') {
      this.#input.blur();
    } else {
      return;
    }
    event.preventDefault();
  }
}
