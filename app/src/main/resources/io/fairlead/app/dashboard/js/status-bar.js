// The top bar's vitals: connection, updates a second, UTC; and the banner while the connection is lost.

import { $, attr, text } from './dom.js';
import { age, clock } from './time.js';

export class StatusBar {
  #store;
  #updates = 0;

  constructor(store) {
    this.#store = store;
    store.on('link', () => this.#link());
    setInterval(() => this.#second(), 1_000);
    this.#second();
  }

  count(updates) {
    this.#updates += updates;
  }

  #second() {
    text($('#utc'), clock(Date.now()));
    text($('#rate'), String(this.#updates));
    this.#updates = 0;
    this.#link();
  }

  #link() {
    const { up, since, everUp } = this.#store.link;
    const state = up ? 'up' : everUp ? 'lost' : 'connecting';
    attr($('#link-state'), 'data-state', state);
    text($('#link-state output'), { up: 'Connected', lost: 'Lost', connecting: 'Connecting' }[state]);
    document.documentElement.dataset.link = state;
    const lost = $('#lost');
    lost.hidden = state !== 'lost';
    const ago = age(since).replace(/\.\d/, ''); // tenths would make the banner restless
    if (state === 'lost') text(lost, `Connection to the gateway lost ${ago} ago. What you see is old. Reconnecting…`);
  }
}
