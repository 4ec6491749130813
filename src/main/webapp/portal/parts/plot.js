import { svg } from '../dom.js';

const WIDTH = 120;
const HEIGHT = 28;
const PAD = 2;

/**
 * A small plot of how a number has gone, the newest on the right. What it shows is said in words, too.
 *
 * @param {number[]} values
 * @param {string} label what it shows
 */
export function plot(values, label) {
  const points = places(values);
  const line = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const [end] = points.slice(-1);
  const made = svg('svg', { 'class': 'plot', 'viewBox': `0 0 ${WIDTH} ${HEIGHT}`, 'preserveAspectRatio': 'none', 'role': 'img', 'aria-label': label }, svg('title', {}, label));
  if (end) {
    made.append(
      svg('path', { class: 'area', d: `${line}L${end[0]} ${HEIGHT}L${points[0][0]} ${HEIGHT}Z` }),
      svg('path', { class: 'curve', d: line }),
      svg('path', { class: 'last', d: `M${end[0]} ${end[1]}h0.01` }));
  }
  return made;
}

/**
 * Where each value stands; a single one is a level line.
 *
 * @param {number[]} values
 * @returns {[number, number][]}
 */
export function places(values) {
  const all = values.length === 1 ? [values[0], values[0]] : values;
  const [least, most] = [Math.min(0, ...all), Math.max(1, ...all)];
  const step = (WIDTH - 2 * PAD) / Math.max(1, all.length - 1);
  return all.map((value, i) => [round(PAD + i * step), round(HEIGHT - PAD - ((value - least) / (most - least)) * (HEIGHT - 2 * PAD))]);
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
