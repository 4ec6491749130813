/** @typedef {Node | string | number | false | null | undefined} Child what stands in an element; nothing is left out */

/**
 * What an element is made with: `class`, `on` with listeners by the name of their event, and attributes. An attribute
 * that is false, null or undefined is left out, true is an empty one.
 *
 * @typedef {{class?: string, on?: Record<string, (event: any) => void>} & Record<string, unknown>} Attributes
 */

const SVG = 'http://www.w3.org/2000/svg';
/** Attributes by which a text could act: addresses go through `link`, styles through classes, code through `on`. */
const ACTING = /^(on.*|style|href|src|srcdoc|action|formaction|xlink:href)$/i;

/**
 * Makes an element. Texts become text nodes, whatever they say: nothing is ever read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  dress(made, attributes);
  fill(made, ...children);
  return made;
}

/**
 * Makes an element of a drawing.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  dress(made, attributes);
  fill(made, ...children);
  return made;
}

/**
 * Puts these children into an element, instead of those that are there.
 *
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  const shown = children.flat().filter((child) => child !== false && child !== null && child !== undefined);
  parent.replaceChildren(...shown.map((child) => (typeof child === 'number' ? String(child) : /** @type {Node | string} */ (child))));
}

/**
 * @param {Element} element
 * @param {Attributes} attributes
 */
function dress(element, { class: name, on = {}, ...attributes }) {
  if (name) {
    element.setAttribute('class', name);
  }
  for (const [type, listener] of Object.entries(on)) {
    element.addEventListener(type, listener);
  }
  for (const [attribute, value] of Object.entries(attributes)) {
    if (ACTING.test(attribute)) {
      throw new Error(`The attribute ${attribute} must not be set this way.`);
    }
    if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(attribute, value === true ? '' : String(value));
    }
  }
}

/**
 * The address, if it is one that a link may lead to: of http or https, or of this server.
 *
 * @param {string | null | undefined} address
 * @returns {string | undefined}
 */
export function safeAddress(address) {
  if (!address) {
    return undefined;
  }
  try {
    const { protocol, href } = new URL(address, document.baseURI);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A link; its text alone where the address is none that a link may lead to. One to another server opens beside the
 * portal and tells that server nothing.
 *
 * @param {string | null | undefined} address
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children the address itself when there are none
 * @returns {HTMLElement}
 */
export function link(address, attributes = {}, ...children) {
  const safe = safeAddress(address);
  const content = children.length > 0 ? children : [address ?? ''];
  if (safe === undefined) {
    return h('span', attributes, ...content);
  }
  const made = h('a', attributes, ...content);
  made.href = safe;
  if (new URL(safe).origin !== new URL(document.baseURI).origin) {
    made.target = '_blank';
    made.rel = 'noopener noreferrer';
  }
  return made;
}

let ids = 0;

/**
 * An id that no other element of the page has.
 *
 * @param {string} [stem]
 */
export function freshId(stem = 'id') {
  ids += 1;
  return `${stem}-${ids}`;
}
