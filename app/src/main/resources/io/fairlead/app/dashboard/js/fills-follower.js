// Reads the newest fills when an order's filled quantity moved: the stream tells of orders, the list tells of executions.

import { NoAnswer, Problem, request } from './api.js';

const PAUSE_MILLIS = 400;

export function followFills(store) {
  let pending = false;
  store.on('order-moved', ({ before, next }) => {
    if (pending || Number(next.cumQty.units) === Number(before?.cumQty.units ?? 0)) return;
    pending = true;
    setTimeout(read, PAUSE_MILLIS);
  });

  async function read() {
    pending = false;
    try {
      const { items } = await request('GET', '/fills?limit=100');
      for (const fill of items.reverse()) store.fillCame(fill);
    } catch (failure) {
      // The connection banner tells of a gateway that does not answer; the next change reads again.
      if (!(failure instanceof NoAnswer || failure instanceof Problem)) throw failure;
    }
  }
}
