// One drawing per animation frame: however many updates arrive, each view draws once, with the newest state.

const dirty = new Set();
let scheduled = false;

/** Asks for `view.render()` in the next frame. */
export function invalidate(view) {
  dirty.add(view);
  if (!scheduled) {
    scheduled = true;
    requestAnimationFrame(drawAll);
  }
}

function drawAll() {
  scheduled = false;
  const views = [...dirty];
  dirty.clear();
  for (const view of views) view.render();
}
