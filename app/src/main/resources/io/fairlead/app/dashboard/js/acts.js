// What the desk can do to orders and positions beyond the ticket. Sweeping acts ask first; every refusal is shown.

import { NoAnswer, Problem, api } from './api.js';
import { ask } from './confirm.js';
import { newClientOrderId } from './ticket.js';
import { toast } from './toast.js';
import { killWords, orderPhrase } from './words.js';

export class Acts {
  #store;
  /** Client order ids of closes that got no certain answer, by position: asked again, they keep their id. */
  #closing = new Map();

  constructor(store) {
    this.#store = store;
  }

  cancelSelected() {
    return this.#onSelected('cancel', order => api.cancel(order.id), order => `Cancel requested: ${orderPhrase(order)}`);
  }

  querySelected() {
    return this.#onSelected('ask about', order => api.query(order.id), order => `Asked the venue about ${orderPhrase(order)}`);
  }

  async cancelAll() {
    const live = scope => this.#liveOrders(scope).length;
    const scope = await ask({
      title: 'Cancel live orders',
      act: 'Cancel',
      scopes: [...this.#scopes(), ...this.#symbolScopes()],
      describe: chosen => `${count(live(chosen), 'live order')} will be cancelled at the venue. Positions stay as they are.`,
    });
    if (scope) await this.run(() => api.cancelAll(scopeBody(scope)), `Cancel all requested: ${scope.label}`);
  }

  async flatten() {
    const scope = await ask({
      title: 'Flatten',
      act: 'Flatten',
      scopes: this.#scopes(),
      describe: chosen => {
        const orders = count(this.#liveOrders(chosen).length, 'live order');
        const positions = count(this.#openPositions(chosen).length, 'position');
        return `${orders} will be cancelled and ${positions} closed at market.`;
      },
    });
    if (scope) await this.run(() => api.flatten(scopeBody(scope)), `Flatten requested: ${scope.label}`);
  }

  async kill() {
    const scope = await ask({
      title: 'Kill switch',
      act: 'Kill',
      scopes: this.#killScopes(),
      describe: chosen => {
        const orders = count(this.#liveOrders(chosen).length, 'live order');
        const closed = chosen.flatten ? ' Positions will be closed at market.' : '';
        return `New orders will be refused and ${orders} cancelled, until an admin releases it.${closed}`;
      },
    });
    if (!scope) return;
    const order = { ...scopeBody(scope), flatten: scope.flatten, because: 'pressed on the dashboard' };
    await this.run(() => api.kill(order), `Kill requested: ${scope.label}`);
  }

  async release(kill) {
    const label = killWords(kill.scope);
    const scope = await ask({
      title: 'Release',
      act: 'Release',
      scopes: [{ label }],
      describe: () => kill.confirmed
        ? `${label} may be traded again.`
        : `It is NOT confirmed that nothing is live. ${label} may be traded again, and nothing more will be cancelled.`,
    });
    if (!scope) return;
    const order = { ...kill.scope, because: 'released on the dashboard' };
    await this.run(() => api.release(order), `Released: ${label}`);
  }

  acknowledge(alert) {
    const word = { because: 'taken on on the dashboard' };
    return this.run(() => api.acknowledge(alert.id, word), `Taken on: ${alert.kind} ${alert.subject}`);
  }

  /** Asks about one thing that an admin does; answers whether it is wanted. */
  async sure({ title, act, label, says }) {
    return (await ask({ title, act, scopes: [{ label }], describe: () => says })) !== null;
  }

  #killScopes() {
    const scopes = [...this.#scopes(), ...this.#symbolScopes()];
    return scopes.flatMap(scope => [
      { ...scope, flatten: false },
      { ...scope, label: `${scope.label}, and flatten`, flatten: true },
    ]);
  }

  async close(position) {
    const { account, symbol } = position;
    const label = `${symbol} on ${account}`;
    const only = position.singles.length === 1 ? position.singles[0].id : undefined; // of several, the API asks which
    const scope = await ask({
      title: 'Close position',
      act: 'Close',
      scopes: [{ label }],
      describe: () => `${position.lots} lots (${position.units} units) of ${symbol} will be closed by a market order marked reduce-only.`,
    });
    if (!scope) return;
    const id = this.#closing.get(position.key) ?? newClientOrderId();
    this.#closing.set(position.key, id);
    const certain = await this.run(() => api.close(account, symbol, id, only), `Close requested: ${label}`);
    if (certain) this.#closing.delete(position.key);
  }

  #onSelected(verb, act, done) {
    const order = this.#store.selectedOrder();
    if (!order) return toast('warn', `Select an order to ${verb} first: arrow keys.`);
    if (!order.live) return toast('warn', `${orderPhrase(order)} has ended; there is nothing to ${verb}.`);
    return this.run(() => act(order), done(order));
  }

  /** Answers whether the outcome is certain: carried out, or refused. */
  async run(act, done) {
    try {
      await act();
      toast('calm', done);
      return true;
    } catch (failure) {
      if (failure instanceof Problem && failure.isRefusal) {
        toast('bad', failure.line);
        return true;
      }
      if (!(failure instanceof Problem || failure instanceof NoAnswer)) throw failure;
      toast('bad', 'No answer from the gateway: it may have been carried out. Asking again is safe.');
      return false;
    }
  }

  #scopes() {
    const accounts = [...this.#store.accounts.values()];
    const all = { label: 'every account', account: null, symbol: null };
    return [all, ...accounts.map(each => ({ label: `${each.id} (${each.kind.toUpperCase()})`, account: each.id, symbol: null }))];
  }

  #symbolScopes() {
    const symbol = this.#store.selection.market?.symbol;
    return symbol ? [{ label: `${symbol}, every account`, account: null, symbol }] : [];
  }

  #liveOrders({ account, symbol }) {
    return [...this.#store.orders.values()].filter(order =>
      order.live && (account === null || order.account === account) && (symbol === null || order.symbol === symbol));
  }

  #openPositions({ account }) {
    return [...this.#store.positions.values()].filter(position =>
      Number(position.units) !== 0 && (account === null || position.account === account));
  }
}

/** The scope as the API wants it said: an account, a symbol, or all. */
function scopeBody({ account, symbol }) {
  if (account === null && symbol === null) return { all: true };
  return { ...(account === null ? {} : { account }), ...(symbol === null ? {} : { symbol }) };
}

const count = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;
