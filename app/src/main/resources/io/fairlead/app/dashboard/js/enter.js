// The token entry screen: shown when there is no token or the gateway refuses it.

import { $, text } from './dom.js';
import { Problem, request, token } from './api.js';

/** Waits until a token works. `why` is shown if an earlier one was refused. */
export function enter(why = '') {
  const dialog = $('#enter');
  const field = $('#enter-token');
  const problem = $('#enter-problem');
  text(problem, why);
  dialog.oncancel = event => event.preventDefault();
  if (!dialog.open) dialog.showModal();
  field.focus();
  return new Promise(resolve => {
    $('#enter-form').onsubmit = async event => {
      event.preventDefault();
      text(problem, '');
      token.set(field.value.trim());
      try {
        await request('GET', '/accounts');
        field.value = '';
        dialog.close();
        resolve();
      } catch (failure) {
        token.clear();
        text(problem, failure instanceof Problem ? refusal(failure) : 'The gateway does not answer.');
      }
    };
  });
}

function refusal(problem) {
  return problem.status === 401 || problem.status === 403 ? 'The gateway does not accept this token.' : problem.line;
}
