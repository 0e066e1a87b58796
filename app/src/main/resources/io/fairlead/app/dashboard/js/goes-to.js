// Who would get an order for a group of accounts, and why: asked of the gateway while such an order is being written.
// Nothing is done by asking, and what is true now need not be true when the order is sent.

import { NoAnswer, Problem, api } from './api.js';
import { $, attr, el, text, toggle } from './dom.js';
import { fixed, plain } from './decimal.js';
import { balanceWord } from './words.js';

/** After the last change of the ticket, and as long as it stays as it is. */
const SETTLED_MILLIS = 150;
const AGAIN_MILLIS = 2_000;

export class GoesTo {
  #node;
  #timer = null;
  #body = null;
  #terms = '';

  constructor(node) {
    this.#node = node;
  }

  /** What is asked about: the body of a new order for a group, or null. */
  about(body) {
    const terms = body ? JSON.stringify(body) : '';
    if (terms === this.#terms) return;
    this.#terms = terms;
    this.#body = body;
    this.#node.hidden = body === null;
    clearTimeout(this.#timer);
    if (body) this.#timer = setTimeout(() => this.#ask(), SETTLED_MILLIS);
  }

  async #ask() {
    const terms = this.#terms;
    if ($('#trade').hidden || document.hidden) return this.#later(terms);
    try {
      const answer = await api.whatIf(this.#body);
      if (terms === this.#terms) this.#show(linesOf(answer));
    } catch (failure) {
      if (!(failure instanceof NoAnswer || failure instanceof Problem)) throw failure;
      const words = failure instanceof Problem ? failure.line : 'No answer from the gateway.';
      if (terms === this.#terms) this.#show([{ name: words, figure: '', tone: 'bad' }]);
    }
    return this.#later(terms);
  }

  #later(terms) {
    if (terms === this.#terms) this.#timer = setTimeout(() => this.#ask(), AGAIN_MILLIS);
  }

  #show(lines) {
    while (this.#node.children.length > lines.length) this.#node.lastChild.remove();
    lines.forEach((line, index) => {
      const row = this.#node.children[index]
        ?? this.#node.appendChild(el('li', {}, el('span', { class: 'name' }), el('span', { class: 'figure num' })));
      text(row.firstChild, line.name);
      text(row.lastChild, line.figure);
      attr(row, 'title', line.why || null);
      attr(row, 'data-tone', line.tone || null);
      toggle(row, 'chosen', line.chosen ?? false);
    });
  }
}

function linesOf({ balance, members, note, refusal }) {
  if (balance) return balance.candidates.map(each => candidateLine(balance, each));
  if (members.length > 0) return members.map(each => memberLine(each, note));
  return refusal ? [{ name: refusal.code, figure: '', why: refusal.remedy, tone: 'bad' }] : [];
}

/** One that the order may go to, as the gateway compared it. */
function candidateLine({ policy, chosen }, { account, figure, denial }) {
  const isChosen = account === chosen;
  return {
    name: isChosen ? `→ ${account}, ${balanceWord(policy)}` : account,
    figure: denial ? denial.code : figureWords(policy, figure),
    why: denial ? denial.remedy : null,
    tone: denial ? 'warn' : null,
    chosen: isChosen,
  };
}

/** One that would have a part of the order; the note is on what that leaves out. */
function memberLine({ account, units, refusal }, note) {
  return {
    name: `→ ${account}`,
    figure: refusal ? refusal.code : `${plain(units)} units`,
    why: refusal ? refusal.remedy : note,
    tone: refusal ? 'warn' : null,
    chosen: refusal === null,
  };
}

function figureWords(policy, figure) {
  if (figure === null) return '';
  if (policy === 'MOST_HEADROOM') return `${fixed(figure, 2)} free`;
  return `${plain(figure)} ${policy === 'FEWEST_ORDERS' ? 'live' : 'units'}`;
}
