// Stopping: each kill in force with every order that is not confirmed yet, and what a lost connection does at each venue.

import { $, text } from './dom.js';
import { Poll } from './poll.js';
import { Table } from './table.js';
import { clock, millis } from './time.js';
import { killVerdict, killWords, onDisconnectWords, statusWord } from './words.js';

const EVERY_MILLIS = 1_000;

const columns = [
  { title: 'Scope', text: item => item.scope, hint: item => item.scope },
  { title: 'State', text: item => item.state, tone: item => item.tone, hint: item => item.state },
  { title: 'Why', class: 'dim', text: item => item.why, hint: item => item.why },
];

export function stopPanel({ acts, again }) {
  const table = new Table({
    head: '#stops-head',
    body: '#stops',
    columns,
    key: item => item.key,
    rowClass: item => `stop-cols${item.sub ? ' sub' : ''}`,
    act: { label: 'Release', can: item => item.kill !== undefined, run: item => acts.release(item.kill).then(again) },
  });
  return new Poll({
    panel: '.panel.stops',
    paths: ['/kill'],
    everyMillis: EVERY_MILLIS,
    show: ({ kills, venues }) => {
      const open = kills.filter(kill => !kill.confirmed).length;
      text($('#stops-summary'), kills.length === 0 ? 'nothing is killed' : `${kills.length} killed, ${open} not confirmed`);
      table.show([...kills.flatMap(rowsOf), ...venues.map(venueRow)]);
    },
  });
}

function rowsOf(kill) {
  const scope = killWords(kill.scope);
  const head = {
    key: `kill|${scope}`,
    kill,
    scope: `KILLED ${scope}`,
    state: killVerdict(kill),
    tone: kill.confirmed ? null : 'bad',
    why: `by ${kill.by} at ${clock(millis(kill.sinceAt))}: ${kill.because}${kill.evidence ? ` · evidence: ${kill.evidence}` : ''}`,
  };
  return [head, ...kill.unconfirmed.map(line => ({
    key: `kill|${scope}|${line.account}|${line.order}`,
    sub: true,
    scope: `· ${line.order ?? line.account}`,
    state: `not confirmed${line.status ? `: ${statusWord(line.status)}` : ''}`,
    tone: 'warn',
    why: `${line.account}: ${line.why}`,
  }))];
}

function venueRow({ venue, massCancel, cancelOnDisconnect }) {
  return {
    key: `venue|${venue}`,
    scope: `venue ${venue}`,
    state: onDisconnectWords(cancelOnDisconnect),
    tone: cancelOnDisconnect === 'OFF' ? 'warn' : null,
    why: massCancel ? 'cancel all in one message (35=q)' : 'cancels go one by one',
  };
}
