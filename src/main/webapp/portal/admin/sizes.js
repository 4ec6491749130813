const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/**
 * A size of files and memory as people read it: "80 GB".
 *
 * @param {number} size in bytes
 */
export function bytes(size) {
  let unit = 0;
  let left = size;
  for (; left >= 1000 && unit < UNITS.length - 1; unit += 1) {
    left /= 1000;
  }
  const digits = left < 10 && unit > 0 ? 1 : 0;
  return new Intl.NumberFormat('en', { style: 'unit', unit: UNITS[unit], unitDisplay: 'short', maximumFractionDigits: digits }).format(left);
}
