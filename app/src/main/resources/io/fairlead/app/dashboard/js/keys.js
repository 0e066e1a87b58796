// The whole keyboard in one table; the help overlay is made from it.

import { $, el } from './dom.js';

/** `table`: [{group, keys: [{key, shown?, does, run}]}] with `key` as in KeyboardEvent.key. */
export function bindKeys(table) {
  const commands = new Map(table.flatMap(({ keys }) => keys).flatMap(entry => [].concat(entry.key).map(key => [key, entry])));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || $('dialog[open]')) return;
    const typing = event.target.closest('input, select, textarea') !== null;
    if (typing && event.key !== 'Escape') return;
    if (event.target.closest('button') && (event.key === 'Enter' || event.key === ' ')) return;
    const command = commands.get(event.key);
    if (!command?.run) return;
    event.preventDefault();
    command.run(event.key);
  });
  buildHelp(table);
}

function buildHelp(table) {
  for (const { group, keys } of table) {
    const list = el('dl');
    for (const { key, shown, does } of keys) {
      const caps = [].concat(shown ?? key);
      const term = el('dt');
      caps.forEach(cap => term.append(el('kbd', { text: cap }), ' '));
      list.append(term, el('dd', { text: does }));
    }
    $('#help-keys').append(el('section', {}, el('h3', { text: group }), list));
  }
}
