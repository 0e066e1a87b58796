// Exact decimals, as text and as BigInt with a scale. Numbers are only for plotting and sorting.

/** Reads "-1.250" as {n: -1250n, scale: 3}; null if the text is no decimal. */
export function parse(value) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value ?? '').trim());
  if (!match) return null;
  const [, sign, whole, fraction = ''] = match;
  return { n: BigInt(sign + whole + fraction), scale: fraction.length };
}

export function format({ n, scale }) {
  const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale ? digits.slice(-scale).replace(/0+$/, '') : '';
  return (n < 0n ? '-' : '') + whole + (fraction ? '.' + fraction : '');
}

export function multiply(a, b) {
  return { n: a.n * b.n, scale: a.scale + b.scale };
}

/** a / b with up to 12 places, rounded towards zero: for showing. */
export function divide(a, b) {
  if (b.n === 0n) return null;
  return { n: (a.n * 10n ** BigInt(12 + b.scale)) / (b.n * 10n ** BigInt(a.scale)), scale: 12 };
}

export function add(a, b) {
  const scale = Math.max(a.scale, b.scale);
  return { n: widen(a, scale) + widen(b, scale), scale };
}

export function compare(a, b) {
  const scale = Math.max(a.scale, b.scale);
  const left = widen(a, scale);
  const right = widen(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether `a` is a whole multiple of `step`. */
export function isMultiple(a, step) {
  const scale = Math.max(a.scale, step.scale);
  return widen(a, scale) % widen(step, scale) === 0n;
}

export const places = value => (String(value).split('.')[1] ?? '').length;

/** Groups thousands and shows exactly `digits` places; the value is padded or rounded for the eye only. */
export function fixed(value, digits) {
  if (value === null || value === undefined || value === '') return '–';
  const parsed = parse(value);
  if (!parsed) return String(value);
  const rounded = rescale(parsed, digits);
  const negative = rounded < 0n;
  const text = (negative ? -rounded : rounded).toString().padStart(digits + 1, '0');
  const whole = group(text.slice(0, text.length - digits));
  return (negative ? '−' : '') + whole + (digits ? '.' + text.slice(-digits) : '');
}

/** As `fixed`, with + in front of what is above zero. */
export function signed(value, digits) {
  const text = fixed(value, digits);
  return text === '–' || text.startsWith('−') || /^[0.,]*$/.test(text) ? text : '+' + text;
}

/** Groups thousands and keeps the value's own places. */
export function plain(value) {
  if (value === null || value === undefined || value === '') return '–';
  const parsed = parse(value);
  return parsed ? fixed(value, places(format(parsed))) : String(value);
}

export const signOf = value => {
  const parsed = parse(value);
  return !parsed || parsed.n === 0n ? 0 : parsed.n < 0n ? -1 : 1;
};

function widen(decimal, scale) {
  return decimal.n * 10n ** BigInt(scale - decimal.scale);
}

function rescale(decimal, digits) {
  if (decimal.scale <= digits) return widen(decimal, digits);
  const divisor = 10n ** BigInt(decimal.scale - digits);
  const half = divisor / 2n;
  return (decimal.n + (decimal.n < 0n ? -half : half)) / divisor;
}

function group(whole) {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
