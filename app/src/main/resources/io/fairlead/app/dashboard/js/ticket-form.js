// The ticket's elements. What they mean is in ticket.js.

import { el } from './dom.js';
import { makePrice } from './price.js';
import { tifWord, typeWord } from './words.js';

const TYPES = ['LIMIT', 'MARKET', 'STOP', 'STOP_LIMIT'];
const TIFS = ['GOOD_TILL_CANCEL', 'DAY', 'IMMEDIATE_OR_CANCEL', 'FILL_OR_KILL'];

export function buildForm(panel) {
  const form = {
    title: el('h2', { text: 'New order', attrs: { id: 'ticket-title' } }),
    market: el('span', { class: 'hint' }),
    sell: tile('sell', 'Sell'),
    buy: tile('buy', 'Buy'),
    account: el('select', { attrs: { id: 't-account' } }),
    goesTo: el('ul', { class: 'goes-to wide', attrs: { hidden: true, 'aria-label': 'Who would get it' } }),
    type: select('t-type', TYPES, typeWord),
    tif: select('t-tif', TIFS, tifWord),
    quantity: input('t-quantity'),
    unit: select('t-unit', ['LOTS', 'UNITS'], unit => unit.toLowerCase()),
    equals: el('output', { class: 'equals', attrs: { for: 't-quantity t-unit' } }),
    price: input('t-price'),
    stop: input('t-stop'),
    postOnly: checkbox('t-post'),
    reduceOnly: checkbox('t-reduce'),
    send: el('button', { class: 'send buy', text: 'Buy', attrs: { type: 'submit' } }),
    answer: el('p', { class: 'answer', attrs: { role: 'status', 'aria-live': 'polite' } }),
  };
  form.unit.setAttribute('aria-label', 'Unit of the quantity');
  form.tif.setAttribute('aria-label', 'Time in force');
  form.stop.setAttribute('placeholder', 'stop');
  form.stop.setAttribute('aria-label', 'Stop price');
  const label = (words, id) => el('label', { text: words, attrs: { for: id } });
  form.node = el('form', { attrs: { novalidate: true, autocomplete: 'off' } },
    el('div', { class: 'tiles', attrs: { role: 'radiogroup', 'aria-label': 'Side' } }, form.sell.node, form.buy.node),
    el('div', { class: 'fields' },
      label('Account', 't-account'), span(form.account),
      form.goesTo,
      label('Type', 't-type'), form.type, form.tif,
      label('Quantity', 't-quantity'), form.quantity, form.unit,
      form.equals,
      label('Price', 't-price'), form.price, form.stop,
      el('div', { class: 'flags' },
        el('label', {}, form.postOnly, 'Post only'), el('label', {}, form.reduceOnly, 'Reduce only'))),
    form.send, form.answer);
  panel.append(el('header', {}, form.title, form.market), form.node);
  return form;
}

function span(node) {
  node.classList.add('wide');
  return node;
}

function tile(side, verb) {
  const price = makePrice('quote');
  const key = el('kbd', { text: side[0], attrs: { 'aria-hidden': 'true' } });
  const node = el('button', { class: `tile ${side}`, attrs: { type: 'button', role: 'radio', 'aria-checked': 'false' } },
    el('span', { class: 'verb' }, el('span', { text: verb }), key), price.node);
  return { node, price };
}

function input(id) {
  return el('input', { attrs: { id, type: 'text', inputmode: 'decimal', spellcheck: 'false' } });
}

function checkbox(id) {
  return el('input', { attrs: { id, type: 'checkbox' } });
}

function select(id, values, word) {
  const node = el('select', { attrs: { id } });
  for (const value of values) node.append(el('option', { text: word(value), attrs: { value } }));
  return node;
}
