// The moving price chart: bid and ask as steps with the spread between them, or candles of the mid; the venue's trades as
// dots, our live orders as dashed lines, our fills as triangles. One canvas, drawn at most 20 times a second and only while the page is seen.

import { $, attr, text } from './dom.js';
import { candlesOf } from './candles.js';
import { places } from './decimal.js';
import { clock } from './time.js';
import { onTheme } from './theme.js';

const FRAME_MILLIS = 50;
const RIGHT = 74;
const BOTTOM = 20;
const TOP = 8;
const MAX_OWN_LINES = 24;
/** How long a candle is in each window. */
const CANDLE_SECONDS = { 60: 1, 300: 5, 900: 15 };

export class ChartView {
  #store;
  #history;
  #canvas = $('#chart');
  #context = this.#canvas.getContext('2d', { alpha: false });
  #seconds = 60;
  #candles = false;
  #colours = {};
  #size = { width: 0, height: 0 };
  #drawnAt = 0;
  #scale = null;

  constructor(store, history) {
    this.#store = store;
    this.#history = history;
    this.#readColours();
    onTheme(() => this.#readColours());
    for (const button of $('#chart-window').children) button.addEventListener('click', () => this.#setWindow(button));
    $('#chart-candles').addEventListener('click', () => this.toggleCandles());
    store.on('market', () => (this.#scale = null));
    new ResizeObserver(() => this.#resize()).observe(this.#canvas.parentElement);
    const loop = now => {
      if (now - this.#drawnAt >= FRAME_MILLIS) {
        this.#drawnAt = now;
        this.#draw(Date.now());
      }
      requestAnimationFrame(loop);
    };
    requestAnimationFrame(loop);
  }

  /** Candles, or steps. */
  toggleCandles() {
    this.#candles = !this.#candles;
    attr($('#chart-candles'), 'aria-pressed', String(this.#candles));
  }

  #setWindow(chosen) {
    this.#seconds = Number(chosen.dataset.seconds);
    this.#scale = null;
    for (const button of $('#chart-window').children) attr(button, 'aria-checked', String(button === chosen));
  }

  #readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['panel', 'line', 'muted', 'faint', 'text', 'up', 'down', 'accent', 'on-solid', 'stale', 'warn', 'strong']) {
      this.#colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }

  #resize() {
    const box = this.#canvas.parentElement.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    this.#canvas.width = Math.round(box.width * ratio);
    this.#canvas.height = Math.round(box.height * ratio);
    this.#size = { width: box.width, height: box.height };
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #draw(now) {
    const { market } = this.#store.selection;
    const c = this.#context;
    const { width, height } = this.#size;
    c.fillStyle = this.#colours.panel;
    c.fillRect(0, 0, width, height);
    if (!market || width === 0) return;
    text($('#chart-symbol'), market.symbol);
    text($('#chart-venue'), market.venue);
    const instrument = this.#store.instruments.get(market.symbol);
    const book = this.#store.books.get(market.key);
    const from = now - this.#seconds * 1000;
    const points = this.#visible(this.#history.of(market.key), from);
    const plot = { left: 0, right: width - RIGHT, top: TOP, bottom: height - BOTTOM };
    const scale = this.#fit(points, instrument);
    if (scale === null) {
      this.#say('Waiting for prices', plot);
      return;
    }
    const x = at => plot.left + ((at - from) / (now - from)) * (plot.right - plot.left);
    const y = price => plot.bottom - ((price - scale.low) / (scale.high - scale.low)) * (plot.bottom - plot.top);
    const view = { x, y, plot, digits: places(instrument.tick), from, now, scale, stale: book?.stale ?? true };
    const tags = this.#tags(points, book, view);
    this.#grid(view, tags);
    if (this.#candles) this.#drawCandles(points, view);
    else this.#prices(points, view);
    this.#trades(market, view);
    this.#ownOrders(market, view);
    this.#fills(market, view);
    this.#drawTags(tags, view);
    this.#ofVenue(market, view);
    if (view.stale) this.#say('Feed cut: prices are stale', plot);
  }

  #visible(points, from) {
    let first = points.findIndex(point => point.at >= from);
    if (first < 0) first = points.length - 1;
    return points.slice(Math.max(0, first - 1));
  }

  /** The price range, moved smoothly, so that a new extreme does not make the picture jump. */
  #fit(points, instrument) {
    let low = Infinity;
    let high = -Infinity;
    for (const point of points) {
      if (point.bid < low) low = point.bid;
      if (point.ask > high) high = point.ask;
    }
    if (low === Infinity) return this.#scale;
    const pad = Math.max((high - low) * 0.12, Number(instrument.tick) * 4);
    const wanted = { low: low - pad, high: high + pad };
    const scale = this.#scale ?? wanted;
    const ease = (a, b) => a + (b - a) * 0.18;
    this.#scale = { low: ease(scale.low, wanted.low), high: ease(scale.high, wanted.high) };
    return this.#scale;
  }

  #grid({ x, y, plot, digits, from, now, scale }, tags) {
    const c = this.#context;
    c.font = '11px Inter, system-ui, sans-serif';
    c.textBaseline = 'middle';
    c.lineWidth = 1;
    c.strokeStyle = this.#colours.line;
    c.fillStyle = this.#colours.muted;
    c.textAlign = 'left';
    const step = niceStep((scale.high - scale.low) / Math.max(2, (plot.bottom - plot.top) / 44));
    c.beginPath();
    for (let price = Math.ceil(scale.low / step) * step; price < scale.high; price += step) {
      const at = Math.round(y(price)) + 0.5;
      c.moveTo(plot.left, at);
      c.lineTo(plot.right, at);
      const covered = tags.some(tag => Math.abs(tag.at - at) < 15);
      if (!covered && at > plot.top + 4 && at < plot.bottom - 4) c.fillText(price.toFixed(digits), plot.right + 8, at);
    }
    const seconds = { 60: 10, 300: 60, 900: 180 }[this.#seconds] * 1000;
    c.textAlign = 'center';
    for (let at = Math.ceil(from / seconds) * seconds; at < now; at += seconds) {
      const px = Math.round(x(at)) + 0.5;
      c.moveTo(px, plot.top);
      c.lineTo(px, plot.bottom);
      if (px > 30 && px < plot.right - 24) c.fillText(clock(at), px, plot.bottom + 10);
    }
    c.stroke();
  }

  #prices(points, { x, y, plot, now, stale }) {
    const c = this.#context;
    c.save();
    c.beginPath();
    c.rect(plot.left, 0, plot.right - plot.left, plot.bottom);
    c.clip();
    c.globalAlpha = stale ? 0.45 : 1;
    const stretch = (point, next) => [x(point.at), x(next ? next.at : now)];
    c.fillStyle = this.#colours.muted;
    c.globalAlpha *= 0.14;
    c.beginPath();
    points.forEach((point, i) => {
      if (Number.isNaN(point.bid)) return;
      const [left, right] = stretch(point, points[i + 1]);
      c.rect(left, y(point.ask), right - left, y(point.bid) - y(point.ask));
    });
    c.fill();
    c.globalAlpha /= 0.14;
    for (const [key, colour] of [['bid', 'up'], ['ask', 'down']]) {
      c.strokeStyle = stale ? this.#colours.stale : this.#colours[colour];
      c.lineWidth = 1.4;
      c.lineJoin = 'round';
      c.beginPath();
      let open = false;
      points.forEach((point, i) => {
        if (Number.isNaN(point[key])) {
          open = false;
          return;
        }
        const [left, right] = stretch(point, points[i + 1]);
        if (open) c.lineTo(left, y(point[key]));
        else c.moveTo(left, y(point[key]));
        c.lineTo(right, y(point[key]));
        open = true;
      });
      c.stroke();
    }
    c.restore();
  }

  #drawCandles(points, { x, y, plot, from, now, stale }) {
    const c = this.#context;
    const size = CANDLE_SECONDS[this.#seconds] * 1000;
    const width = Math.max(2, (size / (now - from)) * (plot.right - plot.left) * 0.66);
    c.save();
    c.beginPath();
    c.rect(plot.left, 0, plot.right - plot.left, plot.bottom);
    c.clip();
    for (const candle of candlesOf(points, size, now)) {
      const middle = Math.round(x(candle.from + size / 2)) + 0.5;
      const colour = candle.close >= candle.open ? 'up' : 'down';
      c.strokeStyle = c.fillStyle = stale ? this.#colours.stale : this.#colours[colour];
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(middle, y(candle.high));
      c.lineTo(middle, y(candle.low));
      c.stroke();
      const top = y(Math.max(candle.open, candle.close));
      c.fillRect(middle - width / 2, top, width, Math.max(1, y(Math.min(candle.open, candle.close)) - top));
    }
    c.restore();
  }

  /** What was not seen here says whose it is. */
  #ofVenue(market, { x, plot, from }) {
    const until = this.#history.ofVenueUntil(market.key);
    if (until <= from) return;
    const c = this.#context;
    const at = Math.min(x(until), plot.right);
    c.fillStyle = this.#colours.faint;
    c.font = '11px Inter, system-ui, sans-serif';
    c.textBaseline = 'middle';
    c.textAlign = 'left';
    c.fillText(`until ${clock(until)} the venue’s own bars`, plot.left + 8, plot.top + 8);
    c.strokeStyle = this.#colours.faint;
    c.setLineDash([2, 4]);
    c.beginPath();
    c.moveTo(at, plot.top);
    c.lineTo(at, plot.bottom);
    c.stroke();
    c.setLineDash([]);
  }

  #trades(market, { x, y, plot, from }) {
    const c = this.#context;
    c.fillStyle = this.#colours.strong;
    for (const trade of this.#history.tradesOf(market.key)) {
      const px = x(trade.at);
      const py = y(trade.price);
      if (trade.at < from || px > plot.right || py < plot.top || py > plot.bottom) continue;
      c.beginPath();
      c.arc(px, py, 1.8, 0, 2 * Math.PI);
      c.fill();
    }
  }

  #ownOrders(market, { y, plot, scale }) {
    const c = this.#context;
    const lines = new Map();
    for (const order of this.#store.orders.values()) {
      if (!order.live || order.price === null || order.symbol !== market.symbol || order.venue !== market.venue) continue;
      const price = Number(order.price);
      if (price <= scale.low || price >= scale.high) continue;
      lines.set(price, (lines.get(price) ?? false) || order.id === this.#store.selection.order);
    }
    c.save();
    c.setLineDash([3, 3]);
    c.lineWidth = 1;
    for (const [price, selected] of [...lines].slice(0, MAX_OWN_LINES)) {
      c.strokeStyle = selected ? this.#colours.strong : this.#colours.accent;
      c.globalAlpha = selected ? 0.9 : 0.55;
      const at = Math.round(y(price)) + 0.5;
      c.beginPath();
      c.moveTo(selected ? plot.left : plot.right - 34, at);
      c.lineTo(plot.right, at);
      c.stroke();
    }
    c.restore();
  }

  #fills(market, { x, y, plot, from }) {
    const c = this.#context;
    for (const fill of this.#store.fills) {
      const at = fill.appliedAt || fill.venueAt;
      if (at < from) break;
      if (fill.symbol !== market.symbol || fill.venue !== market.venue || fill.state === 'BUSTED') continue;
      const px = x(at);
      const py = y(Number(fill.price));
      if (py < plot.top || py > plot.bottom || px > plot.right) continue;
      const direction = fill.side === 'BUY' ? 1 : -1;
      c.fillStyle = this.#colours[fill.side === 'BUY' ? 'up' : 'down'];
      c.strokeStyle = this.#colours.panel;
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(px, py + direction);
      c.lineTo(px - 4.5, py + direction * 9);
      c.lineTo(px + 4.5, py + direction * 9);
      c.closePath();
      c.fill();
      c.stroke();
    }
  }

  /** The best prices and the heights of their tags, which never overlap. */
  #tags(points, book, { y }) {
    const last = points.findLast(point => !Number.isNaN(point.bid));
    if (!last || !book) return [];
    const askAt = y(last.ask);
    const bidAt = y(last.bid);
    const push = Math.max(0, (17 - (bidAt - askAt)) / 2);
    return [{ price: last.ask, at: askAt - push, colour: 'down' }, { price: last.bid, at: bidAt + push, colour: 'up' }];
  }

  #drawTags(tags, { plot, digits, stale }) {
    const c = this.#context;
    for (const { price, at, colour } of tags) {
      c.fillStyle = stale ? this.#colours.stale : this.#colours[colour];
      c.beginPath();
      c.roundRect(plot.right + 2, at - 8, RIGHT - 8, 16, 3);
      c.fill();
      c.fillStyle = this.#colours['on-solid'];
      c.font = '600 11px Inter, system-ui, sans-serif';
      c.textAlign = 'left';
      c.fillText(price.toFixed(digits), plot.right + 8, at + 0.5);
    }
  }

  #say(words, plot) {
    const c = this.#context;
    c.font = '600 13px Inter, system-ui, sans-serif';
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    c.fillStyle = this.#colours.warn;
    c.fillText(words, (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2);
  }
}

/** The nearest 1, 2 or 5 times a power of ten. */
function niceStep(raw) {
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  return (share > 5 ? 10 : share > 2 ? 5 : share > 1 ? 2 : 1) * power;
}
