// The model's names as a desk says them, and the tone in which they are shown.

const STATUS = {
  ACCEPTED: ['Accepted', 'pending'],
  SENT: ['Sent', 'pending'],
  PENDING_NEW: ['Pending new', 'pending'],
  NEW: ['Working', 'working'],
  PARTIALLY_FILLED: ['Part filled', 'part'],
  PENDING_CANCEL: ['Cancelling', 'pending'],
  PENDING_REPLACE: ['Replacing', 'pending'],
  STOPPED: ['Stopped', 'working'],
  SUSPENDED: ['Suspended', 'working'],
  CALCULATED: ['Calculated', 'working'],
  DONE_FOR_DAY: ['Done for day', 'working'],
  UNKNOWN: ['UNKNOWN', 'unknown'],
  FILLED: ['Filled', 'filled'],
  CANCELED: ['Cancelled', 'over'],
  EXPIRED: ['Expired', 'over'],
  REJECTED: ['Rejected', 'bad'],
  NOT_SENT: ['Not sent', 'bad'],
  NEVER_ARRIVED: ['Never arrived', 'bad'],
  HELD: ['Held by us', 'pending'],
};

const TIF = {
  DAY: 'Day',
  GOOD_TILL_CANCEL: 'GTC',
  AT_THE_OPENING: 'OPG',
  IMMEDIATE_OR_CANCEL: 'IOC',
  FILL_OR_KILL: 'FOK',
  GOOD_TILL_CROSSING: 'GTX',
  GOOD_TILL_DATE: 'GTD',
  AT_THE_CLOSE: 'ATC',
};

const TYPE = { MARKET: 'Market', LIMIT: 'Limit', STOP: 'Stop', STOP_LIMIT: 'Stop limit' };

export const statusWord = status => STATUS[status]?.[0] ?? status;
export const statusTone = status => STATUS[status]?.[1] ?? 'pending';
export const tifWord = tif => TIF[tif] ?? tif;
export const typeWord = type => TYPE[type] ?? type.toLowerCase().replaceAll('_', ' ');
export const sideWord = side => (side === 'BUY' ? 'Buy' : 'Sell');

/** "Buy 1.5 lots EURUSD": how an order is named in sentences. */
export function orderPhrase(order) {
  return `${sideWord(order.side)} ${order.lots} ${order.lots === '1' ? 'lot' : 'lots'} ${order.symbol}`;
}

/** The scope of a kill, as the API says it, for a person. */
export function killWords(scope) {
  return Object.entries(scope).map(([kind, name]) => (kind === 'all' ? 'the whole gateway' : `${kind} ${name}`)).join(', ');
}

/** How far a kill has come, for a person. */
export function killVerdict(kill) {
  if (kill.confirmed) return `nothing is live, confirmed ${kill.confirmedAt.slice(11, 23)}`;
  const live = `${kill.live} live or in doubt`;
  const open = kill.openPositions > 0 ? `, ${kill.openPositions} positions open` : '';
  const left = kill.secondsLeft === null ? ', a venue is not logged on'
    : kill.secondsLeft > 0 ? `, about ${kill.secondsLeft} s left` : '';
  return `NOT CONFIRMED · ${kill.phase.toLowerCase()} · ${live}${open}${left}`;
}

const ON_DISCONNECT = {
  OFF: 'off: orders stay after a disconnect',
  VENUE: "the venue's own: it cancels after a disconnect",
  EMULATED: 'emulated: after a disconnect the gateway cancels',
};

/** Who cancels what a lost connection leaves behind. */
export const onDisconnectWords = policy => ON_DISCONNECT[policy] ?? policy;

/** A name of the model as a word: FILL_MISSING reads "Fill missing". */
export function plainWord(name) {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const HEALTH = {
  FRESH: 'fresh', STALE: 'stale', AWAITED: 'awaited', GAPPED: 'gap: asked for anew', CROSSED: 'crossed', HALTED: 'halted', LOST: 'lost',
};

const BALANCE = {
  ROUND_ROBIN: 'next in turn',
  LEAST_EXPOSURE: 'least exposure',
  MOST_HEADROOM: 'most headroom',
  FEWEST_ORDERS: 'fewest orders',
};

/** By what a group finds the one member that gets an order. */
export const balanceWord = policy => BALANCE[policy] ?? plainWord(policy).toLowerCase();

/** Whether prices may be acted on, and if not, why. */
export const healthWord = health => HEALTH[health] ?? health.toLowerCase();
