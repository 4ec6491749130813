/**
 * The element of the page with this id.
 *
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} id
 * @param {new () => E} [type] which kind of element it must be
 * @returns {E}
 */
export function byId(id, type = /** @type {new () => E} */ (HTMLElement)) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`The page must have a ${type.name} with the id ${id}.`);
  }
  return found;
}

/**
 * A piece of text with a class, to be laid out by the style sheet.
 *
 * @param {string} name the class
 * @param {...(string | Node)} content
 */
export function span(name, ...content) {
  const made = document.createElement('span');
  made.className = name;
  made.append(...content);
  return made;
}

/**
 * A small button.
 *
 * @param {string} text
 * @param {'primary' | ''} look
 * @param {() => void} act what a click does
 */
export function button(text, look, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `small ${look}`.trim();
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

/**
 * A link.
 *
 * @param {string} text
 * @param {string} path an address of the server, from its root on
 */
export function link(text, path) {
  const made = document.createElement('a');
  made.href = path.replace(/^\//, '');
  made.textContent = text;
  return made;
}
