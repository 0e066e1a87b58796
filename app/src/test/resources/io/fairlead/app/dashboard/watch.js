// Runs before the page: adds up layout shifts in session windows, as the Layout Instability API defines the score.
window.layoutShift = { worst: 0, sources: [], forget };
let value = 0;
let first = 0;
let last = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const within = entry.startTime - last < 1000 && entry.startTime - first < 5000;
    if (!within) {
      value = 0;
      first = entry.startTime;
    }
    last = entry.startTime;
    value += entry.value;
    window.layoutShift.worst = Math.max(window.layoutShift.worst, value);
    if (entry.value > 0.002) window.layoutShift.sources.push(...entry.sources.map(source => nameOf(source.node)));
  }
}).observe({ type: 'layout-shift', buffered: true });

function forget() {
  value = 0;
  Object.assign(window.layoutShift, { worst: 0, sources: [] });
}

function nameOf(node) {
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element ? `${element.tagName}.${element.className}` : 'gone';
}
