// The second face of the desk: what stands between orders and trouble. Its panels are read only while they are seen.

import { $, attr } from './dom.js';
import { accountsPanel } from './accounts-panel.js';
import { breaksPanel } from './breaks-panel.js';
import { groupsPanel } from './groups-panel.js';
import { guardPanel } from './guard-panel.js';
import { limitsPanel } from './limits-panel.js';
import { parentsPanel } from './parents-panel.js';
import { stopPanel } from './stop-panel.js';
import { throttlePanel } from './throttle-panel.js';

export class ControlView {
  #polls;
  #grids;
  #shown = 'trade';

  constructor(store, acts) {
    const again = () => this.#polls.forEach(poll => poll.again());
    const desk = { store, acts, again };
    this.#polls = [limitsPanel, breaksPanel, throttlePanel, groupsPanel, parentsPanel, guardPanel, stopPanel, accountsPanel]
      .map(panel => panel(desk));
    this.#grids = [...$('#control').querySelectorAll('[role="grid"]')];
    for (const button of $('#views').children) {
      button.addEventListener('click', () => this.show(button.dataset.view));
    }
    store.on('kills', () => this.isShown && again());
  }

  get isShown() {
    return this.#shown === 'control';
  }

  toggle() {
    this.show(this.isShown ? 'trade' : 'control');
  }

  show(view) {
    if (view === this.#shown) return;
    this.#shown = view;
    $('#trade').hidden = view !== 'trade';
    $('#control').hidden = view !== 'control';
    for (const button of $('#views').children) attr(button, 'aria-selected', String(button.dataset.view === view));
    for (const poll of this.#polls) {
      if (view === 'control') poll.start();
      else poll.stop();
    }
  }

  /** Puts the keyboard into the panel at this place. */
  focus(index) {
    this.#grids[index]?.focus();
  }
}
