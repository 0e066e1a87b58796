// The HTTP API. Every answer is either data or a Problem that says which field was wrong and what to do.

const BASE = '/api/v1';
const TOKEN_KEY = 'fairlead.token';

/** A refusal by the gateway: a problem document. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.title ?? body.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.field = body.field ?? '';
    this.value = body.value ?? '';
    this.remedy = body.remedy ?? body.detail ?? '';
  }

  /** Whether nothing was changed for certain. Above 499 the gateway may still carry the request out. */
  get isRefusal() {
    return this.status < 500;
  }

  /** One line for a person. */
  get line() {
    const what = this.field ? `${this.field}: ` : '';
    return `${this.code} · ${what}${this.remedy || this.message}`;
  }
}

/** No answer came: whether the request was carried out is not known. */
export class NoAnswer extends Error {}

export const token = {
  get: () => sessionStorage.getItem(TOKEN_KEY),
  set: value => sessionStorage.setItem(TOKEN_KEY, value),
  clear: () => sessionStorage.removeItem(TOKEN_KEY),

  /** Takes `#token=…` once and removes it from the address bar and the history entry. */
  takeFromAddress() {
    const given = new URLSearchParams(location.hash.slice(1)).get('token');
    if (given === null) return;
    history.replaceState(null, '', location.pathname + location.search);
    token.set(given);
  },
};

export async function request(method, path, body) {
  let response;
  let answer;
  try {
    response = await fetch(BASE + path, {
      method,
      headers: {
        authorization: `Bearer ${token.get() ?? ''}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
      cache: 'no-store',
    });
    answer = await readJson(response); // the time may be over before all of it has come
  } catch (failure) {
    throw new NoAnswer(String(failure.message ?? failure));
  }
  if (!response.ok) throw new Problem(response.status, answer);
  return answer;
}

async function readJson(response) {
  const content = await response.text();
  if (content === '') return {};
  try {
    return JSON.parse(content);
  } catch {
    return { title: `HTTP ${response.status}`, detail: content.slice(0, 200) };
  }
}

/** Every item of a paged list, up to `most`. */
export async function list(path, most = 10_000) {
  const items = [];
  let cursor = null;
  do {
    const join = path.includes('?') ? '&' : '?';
    const page = await request('GET', cursor ? `${path}${join}cursor=${encodeURIComponent(cursor)}` : path);
    items.push(...page.items);
    cursor = page.next ?? null;
  } while (cursor !== null && items.length < most);
  return items;
}

/** Saves a list as CSV on the reader's machine. */
export async function download(path, name) {
  const response = await fetch(BASE + path, {
    headers: { authorization: `Bearer ${token.get() ?? ''}`, accept: 'text/csv' }, cache: 'no-store',
  });
  if (!response.ok) throw new Problem(response.status, await readJson(response));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const id = encodeURIComponent;

export const api = {
  /** Bars of a market's mids, oldest first; those of the time before are the venue's own. */
  bars: async ({ symbol, venue }, size, most) => {
    const { items } = await request('GET', `/bars/${id(symbol)}?size=${size}&source=mids&venue=${id(venue)}&limit=${most}`);
    return items.map(({ at, endAt, open, high, low, close, source }) => ({
      at: Date.parse(at), endAt: Date.parse(endAt), open: Number(open), high: Number(high), low: Number(low), close: Number(close),
      ofVenue: source === 'venue',
    }));
  },
  /** What an order would meet; nothing is done. */
  whatIf: body => request('POST', '/limits/what-if', body),
  place: body => request('POST', '/orders', body),
  replace: (orderId, changes) => request('PATCH', `/orders/${id(orderId)}`, changes),
  cancel: orderId => request('DELETE', `/orders/${id(orderId)}`),
  query: orderId => request('POST', `/orders/${id(orderId)}/query`),
  cancelAll: scope => request('POST', '/orders/cancel-all', scope),
  close: (account, symbol, clientOrderId, position) =>
    request('POST', '/positions/close', { account, symbol, clientOrderId, position }),
  flatten: scope => request('POST', '/flatten', scope),
  kill: order => request('POST', '/kill', order),
  acknowledge: (alertId, word) => request('POST', `/alerts/${id(alertId)}/acknowledge`, word),
  release: order => request('POST', '/release', order),
  setLimit: order => request('PUT', '/limits', order),
  resetLimit: order => request('POST', '/limits/reset', order),
  resetBreaker: (venue, endpoint, because) =>
    request('POST', `/breakers/${id(venue)}/${id(endpoint.toLowerCase())}/reset`, { because }),
  releaseGuard: (account, because) => request('POST', `/guard/${id(account)}/release`, { because }),
};
