// Runs before the first paint, so that the remembered theme never flashes the other one. A classic script on purpose.
(() => {
  const remembered = localStorage.getItem('fairlead.theme');
  const light = matchMedia('(prefers-color-scheme: light)').matches;
  document.documentElement.dataset.theme = remembered ?? (light ? 'light' : 'dark');
})();
