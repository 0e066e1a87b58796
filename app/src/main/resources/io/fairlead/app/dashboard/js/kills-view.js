// The kill switch at work: what is stopped, by whom and why, and whether the venues said that nothing is live.

import { $, el } from './dom.js';
import { invalidate } from './frame.js';
import { killVerdict, killWords } from './words.js';

const LINES_SHOWN = 3;

export class KillsView {
  #store;
  #release;

  constructor(store, release) {
    this.#store = store;
    this.#release = release;
    store.on('kills', () => invalidate(this));
  }

  render() {
    const kills = this.#store.kills;
    const section = $('#kills');
    section.hidden = kills.length === 0;
    section.querySelector('ul').replaceChildren(...kills.map(kill => this.#row(kill)));
  }

  #row(kill) {
    const release = el('button', { text: 'Release', attrs: { type: 'button' } });
    release.addEventListener('click', () => this.#release(kill));
    return el('li', { attrs: { 'data-confirmed': String(kill.confirmed) } },
      el('strong', { text: `KILLED ${killWords(kill.scope)}` }),
      el('span', { class: 'verdict', text: killVerdict(kill) }),
      el('span', { class: 'detail', text: `by ${kill.by}: ${kill.because}` }),
      ...lines(kill), release);
  }
}

function lines(kill) {
  const shown = kill.unconfirmed.slice(0, LINES_SHOWN).map(line =>
    el('span', { class: 'detail', text: `${line.order ?? line.account}: ${line.why}` }));
  const more = kill.unconfirmed.length - shown.length;
  return more > 0 ? [...shown, el('span', { class: 'detail', text: `and ${more} more` })] : shown;
}
