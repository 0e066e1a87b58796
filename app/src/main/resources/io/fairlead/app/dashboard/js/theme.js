// The theme: the system's by default, the person's choice once made, remembered.

const KEY = 'fairlead.theme';
const root = document.documentElement;
const listeners = [];

export const theme = () => root.dataset.theme;

export function toggleTheme() {
  const next = theme() === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, next);
  apply(next);
}

export function onTheme(listener) {
  listeners.push(listener);
}

matchMedia('(prefers-color-scheme: light)').addEventListener('change', event => {
  if (localStorage.getItem(KEY) === null) apply(event.matches ? 'light' : 'dark');
});

function apply(next) {
  root.dataset.theme = next;
  listeners.forEach(listener => listener(next));
}
