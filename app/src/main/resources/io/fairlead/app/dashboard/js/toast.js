// A short word about what was just asked, also spoken.

import { $, el, text } from './dom.js';

const SHOWN_MILLIS = 4_500;

export function toast(tone, words) {
  const node = el('div', { class: 'toast', text: words, attrs: { 'data-tone': tone } });
  $('#toasts').append(node);
  text($('#announcer'), words);
  setTimeout(() => node.remove(), SHOWN_MILLIS);
}
