// Finds what an accessibility checker would: controls without a name, double ids, text without contrast.
() => {
  const problems = [];
  const seen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  for (const control of document.querySelectorAll('button, input, select, canvas, [role=grid], [role=listbox], [role=log]')) {
    if (!seen(control)) continue;
    const labelledBy = (control.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '');
    const name = [control.getAttribute('aria-label'), ...labelledBy, ...[...(control.labels ?? [])].map(label => label.textContent), control.textContent]
      .join('').trim();
    if (name === '') problems.push(`no name: ${describe(control)}`);
  }

  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  for (const id of new Set(ids.filter((each, i) => ids.indexOf(each) !== i))) problems.push(`double id: ${id}`);
  for (const reference of ['aria-controls', 'aria-labelledby', 'aria-activedescendant', 'for']) {
    for (const element of document.querySelectorAll(`[${reference}]`)) {
      for (const id of element.getAttribute(reference).split(' ')) {
        if (!document.getElementById(id)) problems.push(`${reference} names nothing: ${id}`);
      }
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const exempt = element.closest(':disabled, .is-stale, .over, .sr-only, noscript, .row.is-unknown, .progress:not(.any), [aria-hidden=true]');
    if (walker.currentNode.data.trim() === '' || exempt || !seen(element)) continue;
    const ratio = contrast(colour(getComputedStyle(element).color), background(element));
    if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)}: ${describe(element)} "${walker.currentNode.data.trim()}"`);
  }
  return [...new Set(problems)];

  function describe(element) {
    return `${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}.${element.className}`;
  }

  function background(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      if (layer.a > 0) layers.push(layer);
      if (layer.a === 1) break;
    }
    return layers.reverse().reduce(over, { r: 255, g: 255, b: 255, a: 1 });
  }

  function over(below, above) {
    const mix = key => above[key] * above.a + below[key] * (1 - above.a);
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: 1 };
  }

  function colour(css) {
    const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  }

  function luminance({ r, g, b }) {
    const linear = [r, g, b].map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
}
