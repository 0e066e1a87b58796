// Asks before a dangerous act, naming its scope and what is in it now. The safe answer has the focus.

import { $, el, text } from './dom.js';

const dialog = $('#confirm');

/** `scopes`: [{value, label}], `describe(scope)` tells in a sentence what would happen. Answers the scope or null. */
export function ask({ title, act, scopes, describe }) {
  const select = $('#confirm-scope');
  text($('#confirm-title'), title);
  select.replaceChildren(...scopes.map((scope, i) => el('option', { text: scope.label, attrs: { value: i } })));
  const chosen = () => scopes[Number(select.value)];
  const tell = () => {
    text($('#confirm-text'), describe(chosen()));
    text($('#confirm-yes'), `${act} · ${chosen().label}`);
  };
  select.onchange = tell;
  tell();
  dialog.returnValue = 'no';
  dialog.showModal();
  $('#confirm-no').focus();
  return new Promise(resolve => {
    dialog.onclose = () => resolve(dialog.returnValue === 'yes' ? chosen() : null);
  });
}
