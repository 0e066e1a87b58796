// The event stream: opens it, subscribes to what the desk shows, and says when it is lost. Everything on it is conflated
// by the server: the newest state, as often as this page can take it.

import { token } from './api.js';

const SILENCE_MILLIS = 15_000;
const TOPICS = ['orders', 'positions', 'accounts', 'sessions', 'kills', 'alerts'];
/** The server bounds the books of one stream; the rest is asked for when it is selected. */
const BOOKS_AT_START = 40;

export class Feed {
  #socket = null;
  #books = new Set();
  #lastFrameAt = 0;

  /** `on`: message(message), up(), lost(). */
  constructor(on) {
    this.on = on;
    setInterval(() => this.#checkSilence(), 1_000);
  }

  open(symbols) {
    const url = new URL('/api/v1/events', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, ['fairlead.v1', `bearer.${token.get()}`]);
    this.#socket = socket;
    this.#books.clear();
    this.#lastFrameAt = Date.now();
    socket.onopen = () => {
      for (const topic of TOPICS) this.#send({ op: 'subscribe', topic });
      for (const symbol of symbols.slice(0, BOOKS_AT_START)) this.followBook(symbol);
    };
    socket.onmessage = message => this.#receive(socket, message.data);
    socket.onclose = () => this.#lost(socket);
  }

  followBook(symbol) {
    if (this.#books.has(symbol) || this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#books.add(symbol);
    this.#send({ op: 'subscribe', topic: 'book', symbol });
  }

  #send(request) {
    this.#socket.send(JSON.stringify(request));
  }

  #receive(socket, data) {
    if (socket !== this.#socket) return;
    this.#lastFrameAt = Date.now();
    const message = JSON.parse(data);
    if (message.topic === 'hello') this.on.up();
    this.on.message(message);
  }

  #lost(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.on.lost();
  }

  /** A half-open connection says nothing and never closes by itself. */
  #checkSilence() {
    if (this.#socket === null || Date.now() - this.#lastFrameAt < SILENCE_MILLIS) return;
    const silent = this.#socket;
    this.#lost(silent);
    silent.close();
  }
}
