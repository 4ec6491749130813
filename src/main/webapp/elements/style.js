/** How both elements look; what a page may choose are its custom properties, and the parts that it can reach by `::part`. */
export const STYLE = `
:host { display: block; --ink: var(--workshop-ink, light-dark(#181b25, #e9ebf3)); --faint: var(--workshop-faint, light-dark(#5b6275, #9ba2b5)); --ground: var(--workshop-ground, light-dark(#ffffff, #161922)); --line: var(--workshop-line, light-dark(#e0e3eb, #272b37)); --accent: var(--workshop-accent, light-dark(#3d48c9, #a3afff)); --good: var(--workshop-good, light-dark(#13653a, #7ed6a0)); --warn: var(--workshop-warn, light-dark(#864800, #f2c06d)); --bad: var(--workshop-bad, light-dark(#ad1e2f, #ff9ea6)); --space: var(--workshop-space, 1rem); }
:host([hidden]), [hidden] { display: none; }
section { padding: var(--space); border: 1px solid var(--line); border-radius: var(--workshop-radius, 0.75rem); background: var(--ground); color: var(--ink); font-family: var(--workshop-font, inherit); line-height: 1.5; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1em; margin-bottom: calc(var(--space) / 2); }
h2, h3, p, ol, ul { margin: 0; padding: 0; list-style: none; font-size: inherit; }
h3 { margin-top: var(--space); color: var(--faint); font-size: 0.875em; }
.faint { color: var(--faint); font-size: 0.875em; }
.state { font-weight: 600; }
[data-state="completed"] { color: var(--good); }
[data-state="needs_approval"], [data-state="interrupted"] { color: var(--warn); }
[data-state="failed"], [data-state="timed_out"], .problem { color: var(--bad); }
progress { display: block; width: 100%; height: 0.5rem; border: 0; border-radius: 1rem; background: var(--line); accent-color: var(--accent); appearance: none; overflow: hidden; }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { border-radius: 1rem; background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
progress + p { margin-top: 0.25em; }
ol { margin-top: calc(var(--space) / 2); font: 0.8125em/1.6 var(--workshop-mono, ui-monospace, Menlo, Consolas, monospace); }
ol .warning { color: var(--warn); }
ol .error { color: var(--bad); }
ul li { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); gap: 0 1em; padding: calc(var(--space) / 2) 0; border-bottom: 1px solid var(--line); }
ul li:last-child { border-bottom: 0; }
ul li > * { grid-column: 2; }
ul li > .time { grid-column: 1; grid-row: 1 / span 4; font-variant-numeric: tabular-nums; }
.title { font-weight: 600; }
.prices { white-space: pre-line; }
a { color: var(--accent); }
button { min-height: 2.25rem; margin-top: var(--space); padding: 0 1em; border: 1px solid currentColor; border-radius: calc(var(--workshop-radius, 0.75rem) / 1.5); background: none; color: var(--accent); font: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
