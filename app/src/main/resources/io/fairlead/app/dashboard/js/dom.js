// Small DOM verbs. Text always goes in as text: nothing a venue sends can become markup.

/** Makes an element. `options`: class, text, attrs, on (listeners). */
export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  if (options.class) node.className = options.class;
  if (options.text !== undefined) node.textContent = options.text;
  for (const [name, value] of Object.entries(options.attrs ?? {})) attr(node, name, value);
  for (const [type, listener] of Object.entries(options.on ?? {})) node.addEventListener(type, listener);
  node.append(...children);
  return node;
}

/** Sets the text only if it differs: an equal write would still cost style and layout. */
export function text(node, value) {
  const child = node.firstChild;
  if (child === null) {
    if (value !== '') node.textContent = value;
  } else if (child.data !== value) {
    child.data = value;
  }
}

/** Sets, or with null, false or undefined removes, an attribute, only if it differs. */
export function attr(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const wanted = value === true ? '' : String(value);
  if (node.getAttribute(name) !== wanted) node.setAttribute(name, wanted);
}

export function toggle(node, className, on) {
  if (node.classList.contains(className) !== on) node.classList.toggle(className, on);
}

export const $ = (selector, root = document) => root.querySelector(selector);
