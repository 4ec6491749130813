const PAGE = 10_000;

/**
 * Asks the server for something that is no stream.
 *
 * @returns {Promise<any>} the JSON of its answer
 * @throws {Error} with the server's own words when it refuses
 */
export async function send(method, path) {
  const response = await fetch(path, { method, headers: { Accept: 'application/json' } });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.message ?? `The server answered ${response.status}.`);
  }
  return answer;
}

/** Saves the whole log of a run as a file, one line for each of its lines, however many there are. */
export async function download(run) {
  const lines = [];
  for (let from = 1; from; ) {
    const { entries, next } = await send('GET', `api/runs/${run}/log?limit=${PAGE}&from=${from}`);
    entries.forEach(({ at, level, message }) => lines.push(`${at} ${level.toUpperCase().padEnd(7)} ${message}\n`));
    from = next;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(lines, { type: 'text/plain;charset=utf-8' }));
  link.download = `run-${run}.log`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
