// What wants a person's attention: a badge that is seen from everywhere, and behind it the list, worst and oldest first.

import { $, attr, el, text } from './dom.js';
import { invalidate } from './frame.js';
import { age, millis } from './time.js';

const WORST_FIRST = ['CRITICAL', 'WARNING'];

export class AlertsView {
  #store;
  #acknowledge;

  constructor(store, acknowledge) {
    this.#store = store;
    this.#acknowledge = acknowledge;
    store.on('alerts', () => invalidate(this));
    $('#alerts-open').addEventListener('click', () => $('#alerts').showModal());
    setInterval(grow, 1_000);
  }

  render() {
    const standing = this.#store.alerts.filter(alert => alert.standing).sort(byUrgency);
    const open = standing.filter(alert => alert.acknowledgedBy === null);
    const badge = $('#alerts-open');
    $('#alerts-badge').hidden = standing.length === 0;
    text(badge, `${standing.length} ${standing.length === 1 ? 'alert' : 'alerts'}`);
    attr(badge, 'data-tone', open[0]?.severity.toLowerCase() ?? 'known');
    attr(badge, 'title', open.length === 0 ? 'all are taken on' : `${open.length} not taken on`);
    $('#alerts-list').replaceChildren(...standing.map(alert => this.#row(alert)));
    $('#alerts-none').hidden = standing.length > 0;
  }

  #row(alert) {
    return el('li', { attrs: { 'data-severity': alert.severity.toLowerCase() } },
      el('strong', { text: `${alert.severity} ${alert.kind}` }),
      el('span', { class: 'subject', text: alert.subject }),
      el('span', { class: 'num' },
        el('time', { text: age(millis(alert.firstAt)), attrs: { datetime: alert.firstAt } }), ` · ${alert.count}×`),
      this.#known(alert),
      el('p', { text: alert.text }),
      el('code', { text: alert.runbook }));
  }

  #known(alert) {
    if (alert.acknowledgedBy !== null) return el('span', { class: 'known', text: `taken on by ${alert.acknowledgedBy}` });
    if (this.#store.role === 'VIEWER') return el('span', { class: 'known', text: 'nobody has taken it on' });
    return el('button', { text: 'Take on', attrs: { type: 'button' }, on: { click: () => this.#acknowledge(alert) } });
  }
}

/** Ages go on while nothing else changes; the rows stay, and with them the focus. */
function grow() {
  for (const time of $('#alerts-list').querySelectorAll('time')) text(time, age(millis(time.dateTime)));
}

function byUrgency(a, b) {
  return WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) || millis(a.firstAt) - millis(b.firstAt);
}
