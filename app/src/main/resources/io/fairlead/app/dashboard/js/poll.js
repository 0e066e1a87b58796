// Reads a part of the API again and again while somebody looks at it. An answer that does not come leaves what is shown,
// marked as old.

import { NoAnswer, Problem, request, token } from './api.js';
import { $, toggle } from './dom.js';

export class Poll {
  #panel;
  #paths;
  #everyMillis;
  #show;
  #timer = null;
  #round = 0;

  /** `paths` are read together; `show(...answers)` draws them into `panel`. */
  constructor({ panel, paths, everyMillis, show }) {
    this.#panel = $(panel);
    this.#paths = paths;
    this.#everyMillis = everyMillis;
    this.#show = show;
  }

  start() {
    if (this.#timer === null) this.again();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#round += 1;
  }

  /** Reads now, and from then on as before. */
  async again() {
    clearTimeout(this.#timer);
    this.#round += 1;
    const round = this.#round;
    this.#timer = setTimeout(() => this.again(), this.#everyMillis);
    if (token.get() === null) return;
    try {
      const answers = await Promise.all(this.#paths.map(path => request('GET', path)));
      if (round !== this.#round) return; // a newer reading is under way, or nobody looks any more
      toggle(this.#panel, 'is-old', false);
      this.#show(...answers);
    } catch (failure) {
      if (!(failure instanceof NoAnswer || failure instanceof Problem)) throw failure;
      toggle(this.#panel, 'is-old', true);
    }
  }
}
