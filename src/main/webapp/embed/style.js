/**
 * How the elements look: every colour and size is a custom property that the page around may set, such as
 * `--workshop-accent`.
 */
const CSS = `
:host {
  display: block;
  container-type: inline-size;
  color: var(--workshop-ink, light-dark(#181b25, #e9ebf3));
  font: var(--workshop-font, 0.875rem/1.5 system-ui, sans-serif);
}
:host([hidden]) { display: none; }
.box { padding: var(--workshop-space, 1rem); border: 1px solid var(--workshop-line, light-dark(#e0e3eb, #272b37)); border-radius: var(--workshop-radius, 0.75rem); background: var(--workshop-surface, light-dark(#fff, #161922)); }
.head { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; justify-content: space-between; }
.state { font-weight: 650; }
.note { color: var(--workshop-faint, light-dark(#5b6275, #9ba2b5)); font-size: 0.8125em; }
p, ul { margin: 0; padding: 0; list-style: none; }
progress { display: block; width: 100%; height: 0.5rem; margin: 0.5rem 0; border: 0; border-radius: 99rem; background: var(--workshop-sunken, light-dark(#eff1f6, #11131a)); overflow: hidden; appearance: none; }
progress::-webkit-progress-bar { background: var(--workshop-sunken, light-dark(#eff1f6, #11131a)); }
progress::-webkit-progress-value { border-radius: 99rem; background: var(--workshop-accent, light-dark(#3d48c9, #a3afff)); }
progress::-moz-progress-bar { background: var(--workshop-accent, light-dark(#3d48c9, #a3afff)); }
.log { max-height: var(--workshop-log-height, 12rem); margin-top: 0.5rem; overflow: auto; font: 0.8125em/1.6 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.log .warning { color: var(--workshop-warning, light-dark(#864800, #f2c06d)); }
.log .error { color: var(--workshop-error, light-dark(#ad1e2f, #ff9ea6)); }
.log .success { color: var(--workshop-success, light-dark(#13653a, #7ed6a0)); }
li { padding: 0.5rem 0; border-bottom: 1px solid var(--workshop-line, light-dark(#e0e3eb, #272b37)); overflow-wrap: anywhere; }
li:last-child { border-bottom: 0; }
a { color: var(--workshop-accent, light-dark(#3d48c9, #a3afff)); font-weight: 650; }
`;

/** @type {CSSStyleSheet | undefined} one for all elements of a page */
let sheet;

/**
 * A root of its own for an element, with the style of all of them. The sheet is made by script, so that a page whose
 * policy forbids inline styles may have it, too.
 *
 * @param {HTMLElement} element
 */
export function root(element) {
  const shadow = element.attachShadow({ mode: 'open' });
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  shadow.adoptedStyleSheets = [sheet];
  return shadow;
}

/**
 * An element with a class and a text, which is never read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name
 * @param {...(string | Node)} content
 */
export function made(tag, name, ...content) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...content);
  return element;
}
