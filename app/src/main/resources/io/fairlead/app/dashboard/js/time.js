// Times as a desk reads them: UTC clock times and short ages.

const two = n => String(n).padStart(2, '0');

/** 14:03:07 UTC. */
export function clock(millis) {
  if (!millis) return '–';
  const at = new Date(millis);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** How long ago, in at most five characters: 3.2s, 47s, 12m05, 3h20, 2d. */
export function age(millis, now = Date.now()) {
  if (!millis) return '–';
  const seconds = Math.max(0, (now - millis) / 1000);
  if (seconds < 10) return `${(Math.floor(seconds * 10) / 10).toFixed(1)}s`;
  if (seconds < 60) return `${Math.floor(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${two(Math.floor(seconds % 60))}`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h${two(minutes % 60)}` : `${Math.floor(hours / 24)}d`;
}

/** Milliseconds of an ISO time; 0 if there is none. */
export const millis = iso => (iso ? Date.parse(iso) || 0 : 0);
