// How much of a firm's limits a guarded account has used: a bar for the day and one for the drawdown, to the limit.

import { list } from './api.js';
import { el, attr, text, toggle } from './dom.js';
import { signed } from './decimal.js';

const EVERY_MS = 2_000;
const LIMITS = [['daily', 'Day'], ['drawdown', 'Drawdown']];

export class GuardMeters {
  #meters = new Map();

  constructor() {
    setInterval(() => this.#look(), EVERY_MS);
  }

  /** The place of an account's meter; empty and hidden while it is not guarded. */
  node(account) {
    let meter = this.#meters.get(account);
    if (!meter) {
      meter = { node: el('span', { class: 'guard', attrs: { hidden: true } }) };
      for (const [limit, label] of LIMITS) {
        const bar = el('i', { class: 'bar' }, el('i', { class: 'used' }), el('i', { class: 'lock' }));
        const value = el('span', { class: 'num' });
        meter[limit] = { row: el('span', { class: 'limit' }, el('span', { class: 'label', text: label }), bar, value), bar, value };
        meter.node.append(meter[limit].row);
      }
      this.#meters.set(account, meter);
    }
    return meter.node;
  }

  async #look() {
    if (this.#meters.size === 0) return; // no account has been told, perhaps for want of a token
    let guards;
    try {
      guards = await list('/guard');
    } catch {
      for (const meter of this.#meters.values()) toggle(meter.node, 'stale', true);
      return;
    }
    for (const guard of guards) {
      const meter = this.#meters.get(guard.account);
      if (meter) fill(meter, guard);
    }
  }
}

function fill(meter, guard) {
  attr(meter.node, 'hidden', guard.daily === null && guard.drawdown === null);
  toggle(meter.node, 'stale', false);
  toggle(meter.node, 'locked', guard.locked);
  for (const [limit] of LIMITS) {
    const { row, bar, value } = meter[limit];
    const standing = guard[limit];
    attr(row, 'hidden', standing === null);
    if (standing === null) continue;
    const used = standing.usedPercent;
    bar.firstChild.style.width = `${Math.min(100, used ?? 0)}%`;
    bar.lastChild.style.left = `${100 - guard.bufferPercent}%`;
    attr(bar, 'data-tone', used === null ? 'unknown' : used >= 85 ? 'bad' : used >= 70 ? 'warn' : 'fine');
    text(value, used === null ? '?' : `${used}%`);
  }
  attr(meter.node, 'title', titleOf(guard));
}

function titleOf(guard) {
  const lines = guard.locks.map(lock => `LOCKED ${lock.limit}: ${lock.why}`);
  for (const [limit, label] of LIMITS) {
    const standing = guard[limit];
    if (standing) {
      lines.push(`${label}: limit ${standing.limit} from ${standing.base}, locks at ${standing.lockAt},`
        + ` ${signed(standing.headroom, 2)} left`);
    }
  }
  for (const source of guard.sources) {
    lines.push(`${source.source}: ${source.equity ?? 'no figure'}${source.problem === 'NONE' ? '' : ` (${source.problem}, ${source.why})`}`);
  }
  return lines.join('\n');
}
